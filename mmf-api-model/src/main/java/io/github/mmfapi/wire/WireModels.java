package io.github.mmfapi.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates generated models from JSON that has been read without types. The result is the same as if
 * {@link WireJson} had read it with them.
 */
final class WireModels {
  private WireModels() {}

  /** {@return the object; null if the value is neither an object nor an empty list} */
  static @Nullable WireObject object(WireFields<?> fields, Object raw) {
    if (raw instanceof Map<?, ?> members) {
      return view(fields, members);
    }
    return raw instanceof List<?> list && list.isEmpty() ? view(fields, Map.of()) : null;
  }

  /** {@return the message for a value that is no object} */
  static String expected(WireFields<?> fields, @Nullable Object found) {
    return "Cannot read "
        + fields.typeName()
        + ": expected a JSON object, or [] for none, but found "
        + ("START_ARRAY".equals(String.valueOf(found)) ? "an array that is not empty" : found);
  }

  private static WireObject view(WireFields<?> fields, Map<?, ?> members) {
    @Nullable Object[] known = new @Nullable Object[fields.size()];
    Map<String, Object> unknown = new LinkedHashMap<>();
    members.forEach(
        (key, value) -> {
          String name = (String) key;
          int index = fields.indexOf(name);
          if (index >= 0) {
            known[index] = value(fields.field(index), value);
          } else {
            unknown.put(name, WireValue.boxed(value));
          }
        });
    return fields.create(new WireValues(known, unknown));
  }

  private static Object value(WireFields.Field field, Object raw) {
    if (raw instanceof Map<?, ?> members) {
      return field.kind().isList() ? keyedList(field, members) : entry(field, raw);
    }
    return raw instanceof List<?> list && field.kind().isList()
        ? list(field, list)
        : WireValue.boxed(raw);
  }

  /** Reads an entry of a list, which differs from the list only if it is an object. */
  private static Object entry(WireFields.Field field, Object raw) {
    if (!(raw instanceof Map<?, ?> members)) {
      return value(field, raw);
    }
    var nested = field.nested();
    return nested == null ? WireValue.boxed(raw) : view(nested.get(), members);
  }

  private static WireKeyedList keyedList(WireFields.Field field, Map<?, ?> members) {
    Map<String, Object> entries = new LinkedHashMap<>();
    members.forEach((name, value) -> entries.put((String) name, entry(field, value)));
    return WireKeyedList.of(entries);
  }

  private static List<Object> list(WireFields.Field field, List<?> raw) {
    List<Object> list = new ArrayList<>(raw.size());
    raw.forEach(element -> list.add(entry(field, element)));
    return Collections.unmodifiableList(list);
  }
}
