package io.github.mmfapi.cli.internal.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion script for fish, one line for each command, option and parameter. */
final class FishScript {
  private final StringBuilder script = new StringBuilder();
  private final String name;

  private FishScript(String name) {
    this.name = name;
  }

  /** Returns the script for a command and all commands below it. */
  static String of(CommandSpec root) {
    FishScript script = new FishScript(root.name());
    script.script.append("# Completion of ").append(root.name()).append(" for fish.\n");
    script.line("-f", "");
    script.add(root, List.of());
    return script.script.toString();
  }

  private void add(CommandSpec command, List<String> path) {
    Map<String, CommandLine> subcommands = command.subcommands();
    String here = condition(path, List.copyOf(subcommands.keySet()));
    subcommands.forEach(
        (sub, line) ->
            line(
                here + " -a " + sub,
                firstLine(line.getCommandSpec().usageMessage().description())));
    for (OptionSpec option : command.options()) {
      StringBuilder names = new StringBuilder(here);
      for (String one : option.names()) {
        names.append(one.startsWith("--") ? " -l " + one.substring(2) : " -s " + one.substring(1));
      }
      line(names + value(option), firstLine(option.description()));
    }
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      if (!candidates(parameter).isEmpty()) {
        line(here + " -a " + quoted(String.join(" ", candidates(parameter))), "");
      } else if (isFile(parameter)) {
        line(here + " -F", "");
      }
    }
    subcommands.forEach(
        (sub, line) -> {
          List<String> longer = new ArrayList<>(path);
          longer.add(sub);
          add(line.getCommandSpec(), longer);
        });
  }

  /** Returns when a line counts: behind the commands of the path, and before a command below. */
  private static String condition(List<String> path, List<String> below) {
    List<String> conditions = new ArrayList<>();
    path.forEach(command -> conditions.add("__fish_seen_subcommand_from " + command));
    if (!below.isEmpty()) {
      conditions.add("not __fish_seen_subcommand_from " + String.join(" ", below));
    }
    return conditions.isEmpty() ? "" : "-n " + quoted(String.join("; and ", conditions));
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    if (!candidates(option).isEmpty()) {
      return " -x -a " + quoted(String.join(" ", candidates(option)));
    }
    return isFile(option) ? " -r -F" : " -x";
  }

  private static List<String> candidates(ArgSpec argument) {
    List<String> candidates = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(candidates::add);
    }
    return candidates;
  }

  private static boolean isFile(ArgSpec argument) {
    return argument.type() == Path.class
        || argument.type() == File.class
        || "FILE".equals(argument.paramLabel());
  }

  private void line(String arguments, String description) {
    script.append("complete -c ").append(name).append(' ').append(arguments.strip());
    if (!description.isEmpty()) {
      script.append(" -d ").append(quoted(description));
    }
    script.append('\n');
  }

  private static String firstLine(String[] description) {
    String line = description.length == 0 ? "" : description[0];
    // The variables of picocli and its format are filled in for a help only.
    return line.contains("${") ? line.substring(0, line.indexOf("${")).strip() : line;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
