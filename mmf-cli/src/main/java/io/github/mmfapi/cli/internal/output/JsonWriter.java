package io.github.mmfapi.cli.internal.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Prints rows as JSON: one object on each line, in an array or not. */
final class JsonWriter implements RowWriter {
  /** Has what a charset of less than Unicode lacks. */
  private static final String PROBE = "\u65e5\ud83d\ude00";

  private final PrintWriter out;
  private final ObjectMapper mapper;
  private final List<String> columns;
  private final boolean array;
  private boolean begun;

  JsonWriter(PrintWriter out, Console console, List<String> columns, boolean array) {
    this.out = out;
    this.mapper =
        JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, !console.canShow(PROBE))
            .build();
    this.columns = columns;
    this.array = array;
  }

  @Override
  public void write(ObjectNode row) {
    if (array) {
      out.print(begun ? ",\n" : "[\n");
    }
    begun = true;
    out.print(json(columns.isEmpty() ? row : chosen(row)));
    if (!array) {
      out.print('\n');
    }
    Printed.flush(out);
  }

  private ObjectNode chosen(ObjectNode row) {
    ObjectNode chosen = row.objectNode();
    columns.forEach(name -> chosen.set(name, row.get(name)));
    return chosen;
  }

  private String json(ObjectNode row) {
    try {
      return mapper.writeValueAsString(row);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void finish() {
    if (array) {
      out.print(begun ? "\n]\n" : "[]\n");
    }
    Printed.flush(out);
  }
}
