package io.github.mmfapi.cli.internal.output;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for how rows are printed, as a mixin of a command. */
public final class RowOptions {
  @Mixin private final OutputOption output = new OutputOption();

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Print these columns only, such as workout_date,distance.")
  private List<String> columns = List.of();

  /**
   * Checks the chosen columns.
   *
   * @param command the command
   * @param known the columns of the rows
   * @throws ParameterException if one does not exist
   */
  public void check(CommandLine command, Columns known) {
    known.require(columns, command);
  }

  /**
   * Begins to print rows.
   *
   * @param command prints them
   * @param console where standard output goes
   * @param known the columns of the rows
   * @return writes the rows
   */
  public RowWriter open(CommandLine command, Console console, Columns known) {
    return output.open(command, console, known, columns);
  }
}
