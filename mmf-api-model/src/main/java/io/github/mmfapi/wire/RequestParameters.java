package io.github.mmfapi.wire;

import io.github.mmfapi.value.FilePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the parameters of one call in the order of the spec. They are sent in the query, the form
 * or the multipart body. Names and values are plain text; the sender encodes them.
 */
public abstract class RequestParameters extends WireObject {
  /**
   * Creates the request.
   *
   * @param fields the field table of the class
   * @param values the values that were set
   */
  protected RequestParameters(WireFields<?> fields, WireValues values) {
    super(fields, values);
  }

  /**
   * Passes each parameter to a consumer: first those of the spec in its order, then the others in
   * the order in which they were set. A parameter with several values is passed once per value.
   *
   * @param sink receives the wire name and the value, a {@link String} or a {@link FilePart}
   */
  public final void forEach(BiConsumer<String, Object> sink) {
    for (int i = 0; i < fields().size(); i++) {
      String name = fields().field(i).name();
      List<?> list = WireKeyedList.values(values().get(i));
      if (list != null) {
        list.forEach(value -> accept(name, value, sink));
      } else {
        accept(name, values().get(i), sink);
      }
    }
    values().unknown().forEach((name, value) -> accept(name, value, sink));
  }

  /**
   * Returns the parameters for logs and exceptions, with sensitive values masked. The values of a
   * repeated parameter are joined into one text in brackets.
   *
   * @return the parameters by wire name, in the order in which they are sent; the value is {@code
   *     ***} for sensitive parameters, for files and for parameters that the spec does not list
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
    List<?> list = WireKeyedList.values(value);
    return list != null
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
