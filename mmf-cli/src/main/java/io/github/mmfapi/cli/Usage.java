package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.cli.internal.session.Similar;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The sentence that wrong usage is reported with. */
final class Usage {
  private Usage() {}

  /** Returns one line, which suggests a command or an option instead of an unknown one. */
  static String sentence(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      CommandSpec command = wrong.getCommandLine().getCommandSpec();
      String argument = unmatched.getUnmatched().get(0);
      if (argument.startsWith("-")) {
        return unknownOption(command, argument);
      }
      if (!command.subcommands().isEmpty()) {
        return unknownCommand(command, argument);
      }
    }
    // The converter of base URLs says all; picocli would put the name of the option before it.
    return wrong.getCause() instanceof TypeConversionException cause
            && String.valueOf(cause.getMessage()).startsWith(BaseUrl.SUBJECT)
        ? String.valueOf(cause.getMessage())
        : String.valueOf(wrong.getMessage());
  }

  private static String unknownOption(CommandSpec command, String argument) {
    int equals = argument.indexOf('=');
    // The value can be a secret.
    String option = equals < 0 ? argument : argument.substring(0, equals);
    List<String> options = new ArrayList<>();
    for (OptionSpec known : command.options()) {
      options.addAll(List.of(known.names()));
    }
    return command.qualifiedName() + " has no option " + option + Similar.question(option, options);
  }

  /** Returns the line about a command that does not exist. */
  static String unknownCommand(CommandSpec command, String argument) {
    List<String> names = new ArrayList<>();
    for (CommandLine sub : command.subcommands().values()) {
      names.add(sub.getCommandName());
    }
    String question = Similar.question(argument, names);
    return "there is no command "
        + command.qualifiedName()
        + " "
        + argument
        + (question.isEmpty() ? "; there are: " + String.join(", ", names) : question);
  }
}
