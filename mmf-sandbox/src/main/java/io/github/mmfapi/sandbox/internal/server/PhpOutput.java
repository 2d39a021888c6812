package io.github.mmfapi.sandbox.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a tree like PHP's {@code serialize}; ICAL requested that with {@code o=php}. */
final class PhpOutput {
  private PhpOutput() {}

  static String write(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    value(out, tree);
    return out.toString();
  }

  private static void value(StringBuilder out, JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object(out, value);
      case ARRAY -> array(out, value);
      case STRING -> text(out, value.textValue());
      case BOOLEAN -> out.append("b:").append(value.booleanValue() ? 1 : 0).append(';');
      case NUMBER ->
          out.append(value.isIntegralNumber() ? "i:" : "d:").append(value.asText()).append(';');
      default -> out.append("N;");
    }
  }

  private static void object(StringBuilder out, JsonNode object) {
    out.append("a:").append(object.size()).append(":{");
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      text(out, field.getKey());
      value(out, field.getValue());
    }
    out.append('}');
  }

  private static void array(StringBuilder out, JsonNode array) {
    out.append("a:").append(array.size()).append(":{");
    for (int i = 0; i < array.size(); i++) {
      out.append("i:").append(i).append(';');
      value(out, array.get(i));
    }
    out.append('}');
  }

  /** Writes a string with its length in bytes. */
  private static void text(StringBuilder out, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    out.append("s:").append(bytes).append(":\"").append(text).append("\";");
  }
}
