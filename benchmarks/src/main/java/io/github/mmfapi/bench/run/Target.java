package io.github.mmfapi.bench.run;

/**
 * Compares one measured value with its target.
 *
 * @param name T1 to T13; a target can have several measures
 * @param measure the description of the measure
 * @param unit the unit of the values
 * @param value the measured value
 * @param target the value to reach
 * @param fails the limit beyond which the verdict is a failure
 */
record Target(String name, String measure, String unit, double value, double target, double fails) {

  /** Creates the target of a measure for which more is better. */
  static Target atLeast(String name, String measure, double value, double target, double fails) {
    return new Target(name, measure, "≥ ×", value, target, fails);
  }

  static Target atMost(
      String name, String measure, String unit, double value, double target, double fails) {
    return new Target(name, measure, unit, value, target, fails);
  }

  String verdict() {
    boolean more = unit.startsWith("≥");
    if (more ? value >= target : value <= target) {
      return "met";
    }
    return (more ? value < fails : value > fails) ? "**failed**" : "missed";
  }
}
