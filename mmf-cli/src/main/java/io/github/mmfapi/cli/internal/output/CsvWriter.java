package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints rows as CSV with a header. */
final class CsvWriter implements RowWriter {
  private final PrintWriter out;
  private final List<String> columns;
  private boolean begun;

  /**
   * Creates a writer.
   *
   * @param columns the columns; empty for those of the first row
   */
  CsvWriter(PrintWriter out, List<String> columns) {
    this.out = out;
    this.columns = new ArrayList<>(columns);
  }

  @Override
  public void write(ObjectNode row) {
    begin(row);
    print(CsvText.row(columns, row));
  }

  private void begin(ObjectNode row) {
    if (begun) {
      return;
    }
    begun = true;
    if (columns.isEmpty()) {
      row.fieldNames().forEachRemaining(columns::add);
    }
    if (!columns.isEmpty()) {
      print(CsvText.line(columns));
    }
  }

  private void print(String text) {
    out.print(text);
    Printed.flush(out);
  }

  @Override
  public void finish() {
    begin(JsonNodeFactory.instance.objectNode());
  }
}
