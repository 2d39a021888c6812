package io.github.mmfapi.contract.wire;

import io.github.mmfapi.contract.internal.spec.Parameter;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.RouteData;
import io.github.mmfapi.wire.WireEnum;
import io.github.mmfapi.wire.WireValue;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value for a parameter that its schema allows: as a Java argument, and as the texts that must be
 * on the wire. The two are defined independently of each other.
 *
 * @param java argument for the setter
 * @param texts one per occurrence of the parameter; the content of a file
 */
record SampleValue(Object java, List<String> texts) {
  /** Characters that encoders get wrong; no comma, which joins lists. */
  static final String TEXT =
      " a b+c%25&d=é€😀/?#[]{x}~*'\"\\%zz;:@!$()\n\r\n\t\u0000\uFFFE\u2028<b>&amp;]]>*/ ";

  static final String FILE_NAME = "my \"ride\" é.gpx";

  private static final List<String> CANDIDATES =
      List.of(
          TEXT, "7", "US", "0123456789abcdef0123456789abcdef", "#a0b1c2", "a@example.com", "1.5");

  private static final Map<String, String> TEXTS_BY_FORMAT =
      Map.of(
          "mmf-long", "9007199254740993",
          "mmf-int", "7",
          "mmf-decimal", "12.50",
          "mmf-flag", "1",
          "mmf-date", "2013-01-16",
          "mmf-us-date", "01/16/2013",
          "mmf-date-time", "2013-01-16 09:23:55",
          "mmf-time", "07:30:00",
          "mmf-route-data", "-97.5,30.25|-97.6,30.50,3");

  /**
   * Makes a value.
   *
   * @param type what the setter takes
   * @throws AssertionError if no known value is allowed by the spec
   */
  static SampleValue of(Parameter parameter, Type type) {
    if (parameter.item() == null) {
      String text = text(parameter.name(), parameter.schema());
      return new SampleValue(java(text, type), List.of(text));
    }
    Type item = ((ParameterizedType) type).getActualTypeArguments()[0];
    String text = text(parameter.name(), parameter.item());
    Object java = java(text, item);
    return new SampleValue(
        List.of(java, java), parameter.joined() ? List.of(text + "," + text) : List.of(text, text));
  }

  /** Returns whether a parameter may be empty: a text without format, values or pattern. */
  static boolean mayBeEmpty(Parameter parameter) {
    Schema<?> schema = parameter.schema();
    return "string".equals(schema.getType())
        && schema.getFormat() == null
        && schema.getEnum() == null
        && schema.getPattern() == null;
  }

  private static String text(String name, Schema<?> schema) {
    if (schema.getEnum() != null) {
      return String.valueOf(schema.getEnum().get(0));
    }
    List<String> candidates = new ArrayList<>();
    String format = Objects.requireNonNullElse(schema.getFormat(), "");
    if (TEXTS_BY_FORMAT.containsKey(format)) {
      candidates.add(TEXTS_BY_FORMAT.get(format));
    } else if ("integer".equals(schema.getType()) || "number".equals(schema.getType())) {
      candidates.add("7");
    } else if ("boolean".equals(schema.getType())) {
      candidates.add("true");
    } else if (schema.getType() == null || "object".equals(schema.getType())) {
      candidates.add("{\"a\":\"b c\"}");
    } else {
      candidates.addAll(CANDIDATES);
    }
    Stream<Object> examples = Stream.of(schema.getExample()).filter(Objects::nonNull);
    String pattern = Objects.requireNonNullElse(schema.getPattern(), "");
    return Stream.concat(candidates.stream(), examples.map(String::valueOf))
        .filter(Pattern.compile(pattern).asPredicate())
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + ": no value matches " + pattern + "; add an example to its schema"));
  }

  private static Object java(String text, Type type) {
    if (type instanceof Class<?> constants && WireEnum.class.isAssignableFrom(constants)) {
      return Stream.of(constants.getEnumConstants())
          .filter(constant -> ((WireEnum) constant).value().equals(text))
          .findFirst()
          .orElseThrow();
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "String" -> text;
      case "Long" -> Long.valueOf(text);
      case "Integer" -> Integer.valueOf(text);
      case "BigDecimal" -> new BigDecimal(text);
      case "Boolean" -> text.equals("1") || text.equals("true");
      case "LocalDate" -> LocalDate.of(2013, 1, 16);
      case "LocalDateTime" -> LocalDateTime.of(2013, 1, 16, 9, 23, 55);
      case "LocalTime" -> LocalTime.of(7, 30);
      case "RouteData" -> RouteData.parse(text);
      case "WireValue" -> WireValue.of(Map.of("a", "b c"));
      case "FilePart" ->
          new FilePart(FILE_NAME, "application/gpx+xml", text.getBytes(StandardCharsets.UTF_8));
      default ->
          throw new AssertionError("no value is known for " + type + "; add one to SampleValue");
    };
  }
}
