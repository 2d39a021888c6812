package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The help of each command names the default that an option has. */
class HelpDefaultsTest {
  private static CommandLine root() {
    return CommandLineRun.assembled();
  }

  static Stream<CommandLine> commands() {
    return all(root());
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpDefaultsTest::all));
  }

  private static Stream<OptionSpec> withDefault(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> option.defaultValue() != null && !option.hidden());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEachOption_namesItsDefault(CommandLine command) {
    String help = command.getUsageMessage(Ansi.OFF).replaceAll("\\s+", " ");
    withDefault(command)
        .forEach(
            option ->
                assertThat(help)
                    .as("%s %s", command.getCommandName(), option.longestName())
                    .contains("default: " + option.defaultValue()));
  }

  @Test
  void commands_haveOptionsWithDefaults() {
    assertThat(commands().flatMap(HelpDefaultsTest::withDefault).map(OptionSpec::longestName))
        .contains("--port", "--bind", "--signature-method", "--placement");
  }
}
