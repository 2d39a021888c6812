package io.github.mmfapi.codegen;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists the wire formats that a spec can name, with the Java type of each. No other place defines
 * these types.
 */
final class WireFormats {
  /**
   * Describes one format.
   *
   * @param javaType the fully qualified Java type
   * @param constant the constant of {@code io.github.mmfapi.wire.WireFormat}
   * @param meaning the text on the wire, for Javadoc; empty for any text
   */
  record Format(String javaType, String constant, String meaning) {}

  static final Format TEXT = new Format("java.lang.String", "TEXT", "");
  static final Format JSON_INT = new Format("java.lang.Integer", "INT", "a JSON number");
  static final Format JSON_LONG = new Format("java.lang.Long", "LONG", "a JSON number");
  static final Format JSON_DECIMAL = new Format("java.math.BigDecimal", "DECIMAL", "a JSON number");
  static final Format JSON_FLAG = new Format("java.lang.Boolean", "FLAG", "JSON true or false");

  private static final Map<String, Format> BY_NAME =
      new TreeMap<>(
          Map.of(
              "mmf-long", new Format("java.lang.Long", "LONG", "a whole number"),
              "mmf-int", new Format("java.lang.Integer", "INT", "a whole number"),
              "mmf-decimal", new Format("java.math.BigDecimal", "DECIMAL", "a decimal number"),
              "mmf-flag", new Format("java.lang.Boolean", "FLAG", "0 or 1"),
              "mmf-date", new Format("java.time.LocalDate", "DATE", "YYYY-MM-DD"),
              "mmf-us-date", new Format("java.time.LocalDate", "US_DATE", "MM/DD/YYYY"),
              "mmf-date-time",
                  new Format("java.time.LocalDateTime", "DATE_TIME", "YYYY-MM-DD HH:MM:SS"),
              "mmf-time", new Format("java.time.LocalTime", "TIME", "HH:MM:SS"),
              "mmf-route-data",
                  new Format(
                      "io.github.mmfapi.value.RouteData",
                      "ROUTE_DATA",
                      "points as lng,lat,[markerId],[timestamp or order],[notes], joined by |")));

  private WireFormats() {}

  /**
   * Finds the format of a string in the spec.
   *
   * @param name the {@code format}; empty for plain text
   * @param where the operation or schema and the field, for the message
   * @throws SpecMistake if the format is unknown
   */
  static Format named(String name, String where) {
    Format format = name.isEmpty() ? TEXT : BY_NAME.get(name);
    if (format == null) {
      throw new SpecMistake(
          where + ": unknown format " + name + "; use one of " + BY_NAME.keySet());
    }
    return format;
  }

  /** {@return the simple names of the Java types of all formats} */
  static Set<String> simpleNames() {
    return BY_NAME.values().stream()
        .map(format -> simpleName(format.javaType()))
        .collect(Collectors.toSet());
  }

  /** {@return the simple name of a fully qualified Java type} */
  static String simpleName(String javaType) {
    return javaType.substring(javaType.lastIndexOf('.') + 1);
  }
}
