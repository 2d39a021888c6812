package io.github.mmfapi.bench.run;

import java.util.Map;
import java.util.TreeMap;

/** Holds the measured values by name. */
final class Results {
  private final Map<String, Double> values = new TreeMap<>();

  void put(String name, double value) {
    values.put(name, value);
  }

  /** Keeps the lowest of several values, because other load only increases a time. */
  void least(String name, double value) {
    values.merge(name, value, Math::min);
  }

  /** Keeps the highest of several values, because other load only reduces a rate. */
  void most(String name, double value) {
    values.merge(name, value, Math::max);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  double get(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "the value " + name + " was not measured; measure it before the report");
    }
    return value;
  }

  /** Returns the ratio of two values. */
  double ratio(String one, String other) {
    return get(one) / get(other);
  }

  Map<String, Double> all() {
    return values;
  }
}
