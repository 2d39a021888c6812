package io.github.mmfapi.wire;

import io.github.mmfapi.value.FilePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one call, in the order of the spec: what goes into the query, the form or the
 * multipart body. Names and values are plain text here; whoever sends them encodes them.
 */
public abstract class RequestParameters extends WireObject {
  /**
   * Creates the request.
   *
   * @param fields the table of the class
   * @param values what was set
   */
  protected RequestParameters(WireFields<?> fields, WireValues values) {
    super(fields, values);
  }

  /**
   * Hands over each parameter: those of the spec in its order, then the others in the order in
   * which they were set. A repeated parameter comes once per value.
   *
   * @param sink takes the wire name and the value, a {@link String} or a {@link FilePart}
   */
  public final void forEach(BiConsumer<String, Object> sink) {
    for (int i = 0; i < fields().size(); i++) {
      String name = fields().field(i).name();
      if (values().get(i) instanceof List<?> list) {
        list.forEach(value -> accept(name, value, sink));
      } else {
        accept(name, values().get(i), sink);
      }
    }
    values().unknown().forEach((name, value) -> accept(name, value, sink));
  }

  /**
   * Tells what is sent, for logs and exceptions. Of a repeated parameter the values stand in one
   * text, in brackets.
   *
   * @return the parameters by their wire names, in the order in which they are sent; the values of
   *     sensitive ones, of files and of those that the spec does not list are {@code ***}
   */
  public final Map<String, String> masked() {
    Map<String, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < fields().size(); i++) {
      Object value = values().get(i);
      if (value != null) {
        WireFields.Field field = fields().field(i);
        boolean hidden = field.sensitive() || value instanceof FilePart;
        shown.put(field.name(), hidden ? MASK : String.valueOf(text(value)));
      }
    }
    values().unknown().forEach((name, value) -> shown.put(name, MASK));
    return shown;
  }

  private static @Nullable String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(WireValues::text).toList().toString()
        : WireValues.text(value);
  }

  private static void accept(String name, @Nullable Object value, BiConsumer<String, Object> sink) {
    Object sent = value instanceof FilePart ? value : WireValues.text(value);
    if (sent != null) {
      sink.accept(name, sent);
    }
  }
}
