package io.github.mmfapi.client.internal.http;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads headers, whose names are case-insensitive (RFC 9110 section 5.1). */
public final class HttpHeaders {
  private HttpHeaders() {}

  /**
   * Returns the first value of a header.
   *
   * @param headers the headers, in a map of any kind
   * @param name the name, in any case
   * @return the value, null if there is no such header
   */
  public static @Nullable String first(
      Map<String, ? extends Collection<String>> headers, String name) {
    Collection<String> values = headers.get(name);
    if (values == null) {
      for (Map.Entry<String, ? extends Collection<String>> header : headers.entrySet()) {
        if (header.getKey().equalsIgnoreCase(name)) {
          values = header.getValue();
        }
      }
    }
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }
}
