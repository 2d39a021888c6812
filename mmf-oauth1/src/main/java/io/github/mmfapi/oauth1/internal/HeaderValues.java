package io.github.mmfapi.oauth1.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds headers by a name written in any case. */
public final class HeaderValues {

  private HeaderValues() {}

  /** Returns the first value of a header, null if there is none. */
  public static @Nullable String first(
      Map<String, ? extends Collection<String>> headers, String name) {
    Collection<String> exact = headers.get(name);
    Collection<String> values = exact == null ? all(headers, name) : exact;
    return values.isEmpty() ? null : values.iterator().next();
  }

  /** Returns the values of a header, empty if there are none. */
  public static List<String> all(Map<String, ? extends Collection<String>> headers, String name) {
    List<String> values = List.of();
    for (Map.Entry<String, ? extends Collection<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        if (values.isEmpty()) {
          values = List.copyOf(header.getValue());
        } else {
          values = new ArrayList<>(values);
          values.addAll(header.getValue());
        }
      }
    }
    return values;
  }
}
