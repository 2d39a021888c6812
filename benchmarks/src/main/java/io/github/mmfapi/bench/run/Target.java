package io.github.mmfapi.bench.run;

/**
 * One measure against its target; less is better throughout.
 *
 * @param name T1 to T12, more than once where a target has several measures
 * @param measure what is measured
 * @param unit what the numbers are in
 * @param value what was measured
 * @param target what to reach
 * @param fails from where on it is a failure
 */
record Target(String name, String measure, String unit, double value, double target, double fails) {

  /** A measure of which more is better is turned over for the verdict only. */
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
