package io.github.mmfapi.cli.internal.output;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The columns of a list.
 *
 * @param all all columns in the order of CSV; empty if they are those of the first row
 * @param shown the columns of a table without {@code --columns}
 */
public record Columns(List<String> all, List<String> shown) {
  /** The columns of the first row. */
  static final Columns OF_FIRST_ROW = new Columns(List.of(), List.of());

  /** Copies the lists. */
  public Columns {
    all = List.copyOf(all);
    shown = List.copyOf(shown);
  }

  /**
   * Returns columns that a table shows all.
   *
   * @param names the columns
   * @return the columns
   */
  public static Columns of(String... names) {
    return new Columns(List.of(names), List.of(names));
  }

  /**
   * Adds a column, which no table shows by default.
   *
   * @param name the column
   * @return the columns with it
   */
  public Columns and(String name) {
    List<String> more = new ArrayList<>(all);
    more.add(name);
    return new Columns(more, shown);
  }

  /**
   * Checks the columns of the option {@code --columns}.
   *
   * @param chosen the names
   * @param command the command
   * @throws ParameterException if there is no such column
   */
  public void require(List<String> chosen, CommandLine command) {
    for (String name : chosen) {
      if (!all.contains(name)) {
        throw new ParameterException(
            command,
            "--columns: there is no column '" + name + "'; choose from " + String.join(", ", all));
      }
    }
  }
}
