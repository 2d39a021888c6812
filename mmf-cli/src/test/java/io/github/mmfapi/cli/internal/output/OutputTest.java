package io.github.mmfapi.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Tables, JSON and progress, on a terminal and elsewhere. */
class OutputTest {
  private static final Console UNICODE = new Console(StandardCharsets.UTF_8, stream -> false);
  private static final Console ASCII = new Console(StandardCharsets.US_ASCII, stream -> false);

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  private static ObjectNode row(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private TableWriter table(int width, String... columns) {
    return new TableWriter(
        out, CommandLine.Help.defaultColorScheme(Ansi.OFF), width, List.of(columns));
  }

  @Test
  void table_onANarrowTerminal_wrapsTheLastColumn() {
    TableWriter table = table(24, "id", "title");
    table.write(row("id", "12345").put("title", "a long morning run"));
    table.finish();

    assertThat(text.toString())
        .isEqualTo(
            """
            id     title
            12345  a long morning
                   run
            """);
  }

  @Test
  void table_onANarrowTerminal_cutsOtherColumns() {
    TableWriter table = table(24, "title", "id");
    table.write(row("title", "a long morning run").put("id", "12345"));
    table.finish();

    assertThat(text.toString())
        .isEqualTo(
            """
            title            id
            a long mornin..  12345
            """);
  }

  @Test
  void table_ofColumnsOfTheSameWidth_narrowsTheFirstOfThem() {
    TableWriter table = table(27, "first", "last");
    table.write(row("first", "a morning run").put("last", "a evening run"));
    table.finish();

    assertThat(text.toString())
        .isEqualTo(
            """
            first        last
            a morning..  a evening run
            """);
  }

  /** Only the first hundred are waited for, so that a long list begins at once. */
  @Test
  void table_ofManyRows_isPrintedAfterAHundred_withTheWidthsOfThese() {
    TableWriter table = table(80);
    for (int i = 0; i < 99; i++) {
      table.write(row("id", "1").put("title", "a run"));
    }
    assertThat(text.toString()).isEmpty();

    table.write(row("id", "123").put("title", "a run"));
    assertThat(text.toString().lines())
        .hasSize(101)
        .startsWith("id   title")
        .endsWith("123  a run");

    table.write(row("id", "12345").put("title", "a run"));
    table.finish();
    table.finish();
    assertThat(text.toString().lines()).hasSize(102).endsWith("1..  a run");
  }

  @Test
  void table_narrowerThanItsColumnsMayBe_isPrintedAsNarrowAsTheyMayBe() {
    TableWriter table = table(3, "first", "second");
    table.write(row("first", "1234567890").put("second", "b"));
    table.finish();

    assertThat(text.toString()).isEqualTo("first   second\n1234..  b\n");
  }

  @Test
  void table_thatJustFits_isNotCut() {
    TableWriter table = table(14, "first", "last");
    table.write(row("first", "12345").put("last", "12345"));
    table.finish();

    assertThat(text.toString()).isEqualTo("first  last\n12345  12345\n");
  }

  @Test
  void table_ofTextThatATerminalWouldObey_replacesIt() {
    TableWriter table = table(80, "title");
    table.write(row("title", "a\u001b[31mb\tc @|red d|@"));
    table.finish();

    assertThat(text.toString().lines()).containsExactly("title", "a [31mb c @ |red d|@");
  }

  @Test
  void table_ofManyRows_hasOneHeadingAndPrintsAsItGoes() {
    TableWriter table = table(80, "n");
    for (int i = 0; i < 250; i++) {
      table.write(row("n", Integer.toString(i)));
    }
    assertThat(text.toString().lines()).hasSize(201);
    table.finish();
    assertThat(text.toString().lines()).hasSize(251).startsWith("n", "0", "1").endsWith("249");
  }

  @Test
  void json_inACharsetOfLess_isEscaped() {
    new JsonWriter(out, ASCII, List.of(), false).write(row("a", "é😀"));
    new JsonWriter(out, UNICODE, List.of("a", "b"), false).write(row("a", "é😀"));

    assertThat(text.toString().lines())
        .containsExactly("{\"a\":\"\\u00E9\\uD83D\\uDE00\"}", "{\"a\":\"é😀\",\"b\":null}");
  }

  @Test
  void json_thatWasNotFinished_isNoCompleteArray() {
    new JsonWriter(out, UNICODE, List.of(), true).write(row("a", "1"));

    assertThat(text.toString()).isEqualTo("[\n{\"a\":\"1\"}");
  }

  @Test
  void rows_intoAFullDisk_fail() {
    PrintWriter full =
        new PrintWriter(
            new Writer() {
              @Override
              public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> new JsonWriter(full, UNICODE, List.of(), false).write(row("a", "1")))
        .withMessageContaining("standard output cannot be written");
    assertThatIllegalStateException()
        .isThrownBy(() -> new CsvWriter(full, List.of("a")).write(row("a", "1")))
        .withMessageContaining("standard output cannot be written");
  }

  @Test
  void progress_isShownOnATerminalOnly() {
    try (Progress progress = Progress.start("export", UNICODE, out)) {
      progress.total(10);
      progress.at(10);
    }
    assertThat(text.toString()).isEmpty();

    Console terminal = new Console(StandardCharsets.US_ASCII, stream -> true);
    try (Progress progress = Progress.start("export", terminal, out)) {
      progress.total(10);
      progress.at(10);
    }
    assertThat(text.toString()).contains("\rexport", "100%", "10/10").endsWith("\n");
    // In the last column of a terminal the cursor would go to the next line.
    assertThat(text.toString().strip().split("\r"))
        .allMatch(shown -> shown.length() < terminal.width());
  }
}
