package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * Lines of CSV (RFC 4180): ended by CR LF; cells with commas, quotes or line breaks are quoted. The
 * text of a cell is not changed, even if a spreadsheet would take it for a formula.
 */
public final class CsvText {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  private CsvText() {}

  /**
   * Returns a line.
   *
   * @param cells the texts of the cells
   * @return the line with its end
   */
  public static String line(List<String> cells) {
    return FORMAT.format(cells.toArray()) + FORMAT.getRecordSeparator();
  }

  /**
   * Returns the line of a row.
   *
   * @param columns the names of the columns
   * @param row the row
   * @return the line with its end
   */
  public static String row(List<String> columns, ObjectNode row) {
    return line(columns.stream().map(name -> Printed.text(row.get(name))).toList());
  }
}
