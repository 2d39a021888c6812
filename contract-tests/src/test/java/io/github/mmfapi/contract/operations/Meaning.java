package io.github.mmfapi.contract.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.spec.Schemas;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Java value of a text in a format, as the spec's table of formats defines it. */
final class Meaning {
  /** Marks a format that this class does not know; the value must not be null. */
  static final Object ANY_VALUE = new Object();

  private Meaning() {}

  /** {@return the Java value; null for texts that mean "absent"} */
  static Object of(Schemas.Named schema, JsonNode raw) {
    String text = raw.asText();
    String type = schema.isNumberOrText() ? "string" : schema.schema().getType();
    if (type.equals("integer") || type.equals("number")) {
      return new BigDecimal(text);
    }
    if (type.equals("boolean")) {
      return raw.booleanValue();
    }
    if (!schema.allowed().isEmpty()) {
      return text.isEmpty() ? null : schema.allowed().contains(text) ? text : "";
    }
    String format = schema.format();
    if (format.isEmpty()) {
      return text;
    }
    return isAbsent(text) ? null : formatted(format, text);
  }

  private static boolean isAbsent(String text) {
    return text.isEmpty() || text.startsWith("0000-00-00");
  }

  private static Object formatted(String format, String text) {
    return switch (format) {
      case "mmf-long" -> Long.valueOf(text);
      case "mmf-int" -> Integer.valueOf(text);
      case "mmf-decimal" -> new BigDecimal(text);
      case "mmf-flag" -> text.equals("1");
      case "mmf-date" -> LocalDate.parse(text);
      case "mmf-us-date" ->
          LocalDate.parse(text, DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT));
      case "mmf-date-time" -> LocalDateTime.parse(text.replace(' ', 'T'));
      case "mmf-time" -> LocalTime.parse(text);
      default -> ANY_VALUE;
    };
  }
}
