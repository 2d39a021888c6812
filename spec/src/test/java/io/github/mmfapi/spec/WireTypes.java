package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.spec.SpecOperation.Field;

/** How the types of {@code methods.json} are written in the spec. */
final class WireTypes {
  private WireTypes() {}

  /** Returns type and format, such as {@code string:mmf-long}, or those of the items of a list. */
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

  /** Returns a pattern of what {@link #of} may say of a parameter. */
  static String allowed(JsonNode param) {
    boolean key = param.get("name").asText().endsWith("_key");
    return switch (param.get("type").asText()) {
      // A key may exceed 2^53, and privacy_setting is an enum of digits.
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
