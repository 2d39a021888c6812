package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.output.Console.Stream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option for the format of rows, as a mixin of a command. */
public final class OutputOption {
  private static final String FIELD = "field";
  private static final String VALUE = "value";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = {
        "Print ${COMPLETION-CANDIDATES}.",
        "Default: table on a terminal, ndjson (one JSON object on each line) elsewhere."
      })
  private @Nullable RowFormat format;

  private RowFormat formatFor(Console console) {
    if (format != null) {
      return format;
    }
    return console.has(Stream.OUT) ? RowFormat.TABLE : RowFormat.NDJSON;
  }

  /**
   * Begins to print rows.
   *
   * @param command prints them
   * @param console where standard output goes
   * @param known the columns of the rows
   * @param chosen the columns to print; empty for the default
   * @return writes the rows
   */
  RowWriter open(CommandLine command, Console console, Columns known, List<String> chosen) {
    return writer(command, console, formatFor(console), known, chosen);
  }

  private static RowWriter writer(
      CommandLine command, Console console, RowFormat format, Columns known, List<String> chosen) {
    return switch (format) {
      case TABLE -> table(command, console, chosen.isEmpty() ? known.shown() : chosen);
      case JSON -> new JsonWriter(command.getOut(), console, chosen, true);
      case NDJSON -> new JsonWriter(command.getOut(), console, chosen, false);
      case CSV -> new CsvWriter(command.getOut(), chosen.isEmpty() ? known.all() : chosen);
    };
  }

  private static RowWriter table(CommandLine command, Console console, List<String> columns) {
    // A table in a file is as wide as its texts.
    int width = console.has(Stream.OUT) ? console.width() : Integer.MAX_VALUE;
    return new TableWriter(command.getOut(), command.getColorScheme(), width, columns);
  }

  /**
   * Prints one record: a line for each of its fields in a table, one object in JSON, one row in
   * CSV.
   *
   * @param command prints it
   * @param console where standard output goes
   * @param row the record
   */
  public void print(CommandLine command, Console console, ObjectNode row) {
    RowFormat chosen = formatFor(console);
    if (chosen == RowFormat.TABLE) {
      RowWriter table = table(command, console, List.of(FIELD, VALUE));
      row.properties()
          .forEach(
              field -> {
                ObjectNode line = row.objectNode().put(FIELD, field.getKey());
                line.set(VALUE, field.getValue());
                table.write(line);
              });
      table.finish();
      return;
    }
    RowFormat one = chosen == RowFormat.JSON ? RowFormat.NDJSON : chosen;
    RowWriter writer = writer(command, console, one, Columns.OF_FIRST_ROW, List.of());
    writer.write(row);
    writer.finish();
  }
}
