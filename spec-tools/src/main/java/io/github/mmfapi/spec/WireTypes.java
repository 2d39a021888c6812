package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.spec.SpecOperation.Field;

/** Maps the types of {@code methods.json} to those of the spec. */
final class WireTypes {
  private WireTypes() {}

  /**
   * Returns the type and format of a field, such as {@code string:mmf-long}; for a list those of
   * the items.
   */
  static String of(Field field) {
    JsonNode schema = field.schema();
    if (schema.path("type").asText().equals("array")) {
      return (field.joined() ? "joined " : "repeated ") + scalar(schema.get("items"));
    }
    return scalar(schema);
  }

  private static String scalar(JsonNode schema) {
    return schema.path("type").asText() + ":" + schema.path("format").asText();
  }

  /** Returns the pattern that the result of {@link #of} for a parameter must match. */
  static String allowed(JsonNode param) {
    boolean key = param.get("name").asText().endsWith("_key");
    return switch (param.get("type").asText()) {
      // A key can exceed 2^53, and privacy_setting is an enum of digits.
      case "int" ->
          key
              ? "string:"
              : param.get("allowed").isNull() ? "string:mmf-(long|int)" : "string:(mmf-int)?";
      // Coordinates are typed as strings.
      case "string" -> "string:(mmf-decimal|mmf-route-data)?";
      case "float" -> "string:mmf-decimal";
      case "date" -> "string:mmf-date";
      case "bit" -> "string:mmf-flag";
      case "bool" -> "string:(mmf-flag)?";
      case "file" -> "string:binary";
      case "list" -> "joined string:(mmf-long)?";
      default -> throw new IllegalArgumentException(param + " has a type that is not known");
    };
  }
}
