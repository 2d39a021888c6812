package io.github.mmfapi.bench.run;

import java.util.Map;
import java.util.TreeMap;

/** What was measured, by name. */
final class Results {
  private final Map<String, Double> values = new TreeMap<>();

  void put(String name, double value) {
    values.put(name, value);
  }

  /** Keeps the least of several: other work on the machine only adds to a time. */
  void least(String name, double value) {
    values.merge(name, value, Math::min);
  }

  /** Keeps the most of several: other work on the machine only takes from a rate. */
  void most(String name, double value) {
    values.merge(name, value, Math::max);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("Not measured: " + name);
    }
    return value;
  }

  /** Returns how many times one value is another. */
  double ratio(String one, String other) {
    return get(one) / get(other);
  }

  Map<String, Double> all() {
    return values;
  }
}
