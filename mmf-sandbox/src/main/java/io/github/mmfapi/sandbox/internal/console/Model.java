package io.github.mmfapi.sandbox.internal.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a template by name. */
final class Model {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Sets a value; without a value the name is absent. */
  Model with(String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  Map<String, Object> values() {
    return values;
  }
}
