package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Prints rows as aligned columns. The first rows decide how wide the columns are, so that a long
 * list needs no more memory than a short one. Longer texts are cut, and wrapped in the last column.
 */
final class TableWriter implements RowWriter {
  /** Rows that are read before the first is printed. */
  private static final int FIRST = 100;

  private static final int GAP = 2;

  /** The end of a text that was cut. */
  private static final String CUT = "..";

  /** No column is narrower than this because of a narrow terminal. */
  private static final int NARROW = 8;

  private final PrintWriter out;
  private final ColorScheme scheme;
  private final int width;
  private final List<String> columns;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths = {};

  /**
   * Creates a writer.
   *
   * @param width the columns of the terminal
   * @param columns the columns; empty for those of the first row
   */
  TableWriter(PrintWriter out, ColorScheme scheme, int width, List<String> columns) {
    this.out = out;
    this.scheme = scheme;
    this.width = width;
    this.columns = new ArrayList<>(columns);
  }

  @Override
  public void write(ObjectNode row) {
    if (columns.isEmpty()) {
      row.fieldNames().forEachRemaining(columns::add);
    }
    waiting.add(columns.stream().map(name -> shown(Printed.text(row.get(name)))).toList());
    if (waiting.size() == FIRST) {
      print();
    }
  }

  /** Replaces characters that a terminal obeys, and the beginning of picocli's markup. */
  private static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return shown.toString().replace("@|", "@ |");
  }

  private void print() {
    if (columns.isEmpty()) {
      return;
    }
    boolean first = widths.length == 0;
    if (first) {
      widths = fitting();
    }
    TextTable table =
        TextTable.forColumns(
            scheme,
            Arrays.stream(widths)
                .mapToObj(wide -> new Column(wide, 0, Overflow.WRAP))
                .toArray(Column[]::new));
    table.indentWrappedLines = 0;
    if (first) {
      table.addRowValues(
          cut(columns).stream()
              .map(name -> scheme.ansi().text("@|bold " + name + "|@"))
              .toArray(Ansi.Text[]::new));
    }
    waiting.forEach(cells -> table.addRowValues(cut(cells).toArray(String[]::new)));
    waiting.clear();
    table.toString().lines().map(String::stripTrailing).forEach(line -> out.print(line + "\n"));
    Printed.flush(out);
  }

  /** Cuts what is too long for its column; the last column is wrapped instead. */
  private List<String> cut(List<String> cells) {
    List<String> fitting = new ArrayList<>(cells);
    for (int i = 0; i < widths.length - 1; i++) {
      int most = widths[i] - GAP;
      String cell = cells.get(i);
      if (cell.length() > most) {
        fitting.set(i, cell.substring(0, most - CUT.length()) + CUT);
      }
    }
    return fitting;
  }

  /** Returns the widths that the texts need, less if the terminal is narrower. */
  private int[] fitting() {
    int[] needed = new int[columns.size()];
    for (int i = 0; i < needed.length; i++) {
      int column = i;
      needed[i] =
          GAP
              + Math.max(
                  columns.get(i).length(),
                  waiting.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0));
    }
    while (Arrays.stream(needed).asLongStream().sum() > width) {
      int widest = 0;
      for (int i = 1; i < needed.length; i++) {
        widest = needed[i] > needed[widest] ? i : widest;
      }
      if (needed[widest] <= NARROW) {
        break;
      }
      needed[widest]--;
    }
    return needed;
  }

  @Override
  public void finish() {
    if (widths.length == 0 || !waiting.isEmpty()) {
      print();
    }
  }
}
