package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts of {@code mmf completion} in their shells. If a shell is missing, its tests are
 * skipped with a visible line, or fail under {@code -Doracles=required}.
 */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such shells")
class CompletionTest {
  /** Completes the last of its arguments, as bash does at the key Tab. */
  private static final String BASH =
      """
      source "$0"
      COMP_WORDS=(mmf "$@"); COMP_CWORD=$#; COMP_LINE="mmf $*"; COMP_POINT=${#COMP_LINE}
      _complete_mmf mmf "${!#}" mmf
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  /**
   * Types into an interactive zsh, with the key Tab before Enter, and shows the arguments of the
   * command that it then runs. What else stood on the terminal goes to standard error.
   */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty -b shell 'TERM=dumb zsh -f -i'
      zpty -w shell "PROMPT= RPROMPT=; source '$0'; mmf() { print -r -- \\"RAN\\"\\":\\$*;\\" }"
      zpty -w shell "mmf $*"$'\\t'
      zpty -r shell seen $'*RAN:*;*'
      print -r -- "${${seen##*RAN:}%%;*}"
      print -r -- "$seen" >&2
      zpty -d shell
      """;

  private static final String EVALUATED = ZSH.replace("source '$0'", "eval \\\"\\$(<'$0')\\\"");

  private static final String FISH = "source $argv[1]; complete -C \"mmf $argv[2..]\"";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bash, whoa, whoami",
    "bash, config s, set",
    "bash, sandbox --all, --allow-host --allow-origin",
    "bash, call workouts/get_workouts, workouts/get_workouts",
    "bash, describe gear/create_gear_, gear/create_gear_brand gear/create_gear_type",
    "bash, methods ge, gear geocode",
    "bash, completion f, fish",
    "bash, workouts export --format g, gpx",
    "bash, workouts export --output t, table",
    "zsh, whoa, whoami",
    "zsh, config s, config set",
    "zsh, call workouts/get_workout_l, call workouts/get_workout_laps",
    "zsh eval, call workouts/get_workout_l, call workouts/get_workout_laps",
    "fish, whoa, whoami",
    "fish, config s, set",
    "fish, sandbox --all, --allow-host --allow-origin",
    "fish, call workouts/get_workouts, workouts/get_workouts",
    "fish, methods ge, gear geocode",
    "fish, completion f, fish"
  })
  void script_inItsShell_completes(String use, String typed, String expected) throws Exception {
    String shell = use.split(" ", -1)[0];
    CommandLineRun script = CommandLineRun.of(Map.of(), "completion", shell);
    assertThat(script.exitCode()).as(script.err()).isZero();
    Path file = Files.writeString(folder.resolve("mmf." + shell), script.out());

    assertThat(String.join(" ", completions(use, shell, file, typed))).isEqualTo(expected);
  }

  /** The script of bash has a variable for each label, so two options cannot share one. */
  @Test
  void optionsOfACommand_haveLabelsOfTheirOwn() {
    String script = CommandLineRun.of(Map.of(), "completion", "bash").out();

    for (String function : script.split("\\nfunction ", -1)) {
      List<String> variables =
          function
              .lines()
              .filter(line -> line.strip().matches("local \\w+_option_args=.*"))
              .map(line -> line.strip().replaceFirst("=.*", ""))
              .toList();
      assertThat(variables).as(function.lines().findFirst().orElse("")).doesNotHaveDuplicates();
    }
  }

  /** fish offers nothing of its own behind an option, but files where one is named. */
  @ParameterizedTest
  @CsvSource({"to, -r -F", "limit, -x", "format, -x -a 'ndjson csv gpx'", "overwrite, ''"})
  void optionInFish_saysWhetherItHasAValueAndOfWhatKind(String option, String value) {
    String script = CommandLineRun.of(Map.of(), "completion", "fish").out();
    String before = "__fish_seen_subcommand_from workouts; and ";

    assertThat(script.lines())
        .filteredOn(line -> line.contains(before) && line.contains(" -l " + option + " "))
        .isNotEmpty()
        .allMatch(line -> line.contains((" -l " + option + " " + value).stripTrailing() + " -d '"));
  }

  private List<String> completions(String use, String shell, Path script, String typed)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(executable(shell)));
    if (shell.equals("fish")) {
      command.addAll(List.of("--no-config", "-c", FISH, script.toString()));
    } else {
      command.addAll(
          shell.equals("zsh")
              ? List.of("-f", "-c", use.equals("zsh") ? ZSH : EVALUATED, script.toString())
              : List.of("--norc", "-c", BASH, script.toString()));
    }
    command.addAll(List.of(typed.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.redirectOutput(folder.resolve("printed").toFile());
    builder.redirectError(folder.resolve("errors").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    List<String> lines =
        Files.readString(folder.resolve("printed"), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.contains("\t") ? line.substring(0, line.indexOf('\t')) : line)
            .filter(line -> !line.isBlank())
            .map(String::strip)
            .toList();
    String errors = Files.readString(folder.resolve("errors"), StandardCharsets.UTF_8);
    assertThat(lines).as(errors).isNotEmpty();
    assertThat(errors).doesNotContain("not found");
    return lines;
  }

  private static String executable(String shell) {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(directory, shell);
      if (Files.isExecutable(file)) {
        return file.toString();
      }
    }
    String missing = shell + " is missing (Debian's package " + shell + ")";
    if ("required".equals(System.getProperty("oracles"))) {
      throw new AssertionError(missing);
    }
    System.out.println("SKIPPED completion: " + missing);
    return Assumptions.abort(missing);
  }
}
