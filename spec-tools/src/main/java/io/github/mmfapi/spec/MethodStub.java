package io.github.mmfapi.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the evidence of a new method, and from the evidence its description in the spec. */
final class MethodStub {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MethodStub() {}

  /**
   * A parameter of a new method.
   *
   * @param name its name on the wire
   * @param type its type, as in {@code methods.schema.json}
   * @param required whether a call without it is refused
   */
  record Param(String name, String type, boolean required) {
    /**
     * Reads {@code gear_id:int!}.
     *
     * @throws IllegalArgumentException if the text is not of this form
     */
    static Param parse(String text) {
      boolean required = text.endsWith("!");
      String[] parts = (required ? text.substring(0, text.length() - 1) : text).split(":", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException(
            "the parameter " + text + " is not of the form name:type; write gear_id:int!");
      }
      return new Param(parts[0], parts[1], required);
    }
  }

  /**
   * A new method, as its source describes it.
   *
   * @param path group and method
   * @param returns the media type of the file that it returns; empty for the envelope
   */
  record Method(
      String path,
      String verb,
      String purpose,
      String source,
      List<Param> params,
      String returns) {}

  /** Returns the entry of {@code methods.json}, in the form of the others. */
  static String entry(Method method) throws JsonProcessingException {
    String path = method.path();
    String source = method.source();
    boolean file = !method.returns().isEmpty();
    String group = path.substring(0, path.indexOf('/'));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("path", path);
    entry.put("group", group);
    entry.put("method", path.substring(path.indexOf('/') + 1));
    entry.put("verb", method.verb());
    entry.put("verbStatus", "unverified");
    entry.put("verbsSeen", List.of());
    entry.put("purpose", method.purpose());
    entry.put("confidence", "documented");
    entry.put("nameOnly", false);
    entry.put("auth", List.of("oauth1"));
    entry.put("authStatus", "presumed");
    entry.put("sendsFormat", true);
    entry.put("answer", file ? "file" : "envelope");
    entry.put("answerType", file && !method.returns().equals("*/*") ? method.returns() : null);
    entry.put("params", method.params().stream().map(param -> param(param, source)).toList());
    entry.put("moreParamsExist", false);
    entry.put("answerFields", List.of());
    entry.put("answerStatus", "unknown");
    entry.put("sources", List.of(source));
    entry.put("notes", null);
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Object> member : entry.entrySet()) {
      lines.add("  \"" + member.getKey() + "\": " + value(member.getValue()));
    }
    return " {\n" + String.join(",\n", lines) + "\n }";
  }

  private static String value(Object value) throws JsonProcessingException {
    if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
      List<String> lines = new ArrayList<>();
      for (Object item : list) {
        lines.add("   " + spaced(item));
      }
      return "[\n" + String.join(",\n", lines) + "\n  ]";
    }
    return spaced(value);
  }

  /** Writes JSON in a line, with a blank after each colon and comma. */
  private static String spaced(Object value) throws JsonProcessingException {
    JsonNode node = JSON.valueToTree(value);
    if (node.isObject()) {
      List<String> members = new ArrayList<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        members.add("\"" + member.getKey() + "\": " + spaced(member.getValue()));
      }
      return "{" + String.join(", ", members) + "}";
    }
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      for (JsonNode item : node) {
        items.add(spaced(item));
      }
      return "[" + String.join(", ", items) + "]";
    }
    return JSON.writeValueAsString(node);
  }

  private static Map<String, Object> param(Param param, String source) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", param.name());
    entry.put("type", param.type());
    entry.put("requirement", param.required() ? "required" : "optional");
    entry.put("oneOf", null);
    entry.put("meaning", words(param.name()));
    for (String unknown : List.of("allowed", "units", "default", "example")) {
      entry.put(unknown, null);
    }
    entry.put("sources", List.of(source));
    return entry;
  }

  private static String words(String name) {
    String words = name.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /**
   * Returns the row of {@code api-evidence.md}, for a table of methods known from documentation.
   */
  static String row(JsonNode method) {
    List<String> required = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    for (JsonNode param : method.get("params")) {
      boolean needed = param.get("requirement").asText().equals("required");
      (needed ? required : optional)
          .add("`" + param.get("name").asText() + "` " + param.get("type").asText());
    }
    List<String> all = new ArrayList<>();
    if (!required.isEmpty()) {
      all.add("**required** " + String.join(", ", required));
    }
    if (!optional.isEmpty()) {
      all.add("optional " + String.join(", ", optional));
    }
    String source = method.at("/sources/0").asText();
    return "| `%s` | %s | %s | %s |"
        .formatted(
            method.get("path").asText(),
            all.isEmpty() ? "-" : String.join("; ", all),
            method.get("purpose").asText(),
            source.substring(source.indexOf(' ') + 1));
  }

  /**
   * Returns the operation that describes a method as its evidence does.
   *
   * @param method the entry of {@code methods.json}
   * @param tag the tag of the group
   */
  static String operation(JsonNode method, String tag) {
    boolean read = method.get("verb").asText().equals("GET");
    StringBuilder yaml = new StringBuilder();
    line(yaml, 2, "/" + method.get("path").asText() + ":");
    line(yaml, 4, method.get("verb").asText().toLowerCase(Locale.ROOT) + ":");
    line(yaml, 6, "tags: [" + tag + "]");
    line(yaml, 6, "operationId: " + MethodRules.camelCase(method.get("method").asText()));
    line(yaml, 6, "summary: " + method.get("purpose").asText());
    String notes = method.get("notes").asText("");
    line(
        yaml,
        6,
        "description: "
            + (notes.isEmpty() || notes.equals("null")
                ? "Nothing else is known of the method."
                : notes));
    evidence(yaml, method);
    boolean selector = method.get("sendsFormat").asBoolean(false);
    boolean params = !method.get("params").isEmpty();
    if (selector || (read && params)) {
      line(yaml, 6, "parameters:");
      if (read) {
        method.get("params").forEach(param -> parameter(yaml, param));
      }
      if (selector) {
        line(yaml, 8, "- $ref: \"../api.yaml#/components/parameters/OutputSelector\"");
      }
    }
    if (!read && params) {
      form(yaml, method.get("params"));
    }
    response(yaml, method);
    return yaml.toString();
  }

  private static void response(StringBuilder yaml, JsonNode method) {
    boolean file = method.get("answer").asText().equals("file");
    String type = method.get("answerType").isNull() ? "*/*" : method.get("answerType").asText();
    line(yaml, 6, "responses:");
    line(yaml, 8, "\"200\":");
    line(
        yaml,
        10,
        "description: "
            + (file ? "The file." : "The envelope. The content of its output is unknown."));
    line(yaml, 10, "content:");
    line(yaml, 12, (file ? "'" + type + "'" : "application/json") + ":");
    line(
        yaml,
        14,
        "schema: { "
            + (file
                ? "type: string, format: binary"
                : "$ref: \"../api.yaml#/components/schemas/FreeFormResponse\"")
            + " }");
    line(yaml, 8, "default:");
    line(yaml, 10, "$ref: \"../api.yaml#/components/responses/Failure\"");
  }

  private static void evidence(StringBuilder yaml, JsonNode method) {
    List<String> doubts = new ArrayList<>();
    if (!method.get("verbStatus").asText().equals("seen")) {
      doubts.add("verb");
    }
    if (method.get("authStatus").asText().equals("presumed")) {
      doubts.add("authorization");
    }
    doubts.add("response");
    if (method.get("moreParamsExist").asBoolean()) {
      doubts.add("further parameters");
    }
    line(yaml, 6, "x-mmf-evidence:");
    line(yaml, 8, "confidence: " + method.get("confidence").asText());
    line(yaml, 8, "sources: " + list(method.get("sources")));
    line(yaml, 8, "unverified: [" + String.join(", ", doubts) + "]");
  }

  private static String list(JsonNode texts) {
    return "["
        + String.join(
            ", ",
            Spec.list(texts).stream()
                .map(t -> t.matches("[\\w ().-]+") ? t : "'" + t + "'")
                .toList())
        + "]";
  }

  private static void parameter(StringBuilder yaml, JsonNode param) {
    line(yaml, 8, "- name: " + param.get("name").asText());
    line(yaml, 10, "in: query");
    if (param.get("requirement").asText().equals("required")) {
      line(yaml, 10, "required: true");
    }
    line(yaml, 10, "description: " + param.get("meaning").asText() + ".");
    if (param.get("type").asText().equals("list")) {
      line(yaml, 10, "explode: false");
    }
    line(yaml, 10, "schema: { " + schema(param) + " }");
    line(yaml, 10, "x-mmf-evidence: " + evidenceOf(param));
  }

  private static String evidenceOf(JsonNode param) {
    return "{ confidence: documented, sources: " + list(param.get("sources")) + " }";
  }

  private static void form(StringBuilder yaml, JsonNode params) {
    boolean file = false;
    List<String> required = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    for (JsonNode param : params) {
      String name = param.get("name").asText();
      file |= param.get("type").asText().equals("file");
      if (param.get("requirement").asText().equals("required")) {
        required.add(name);
      }
      if (param.get("type").asText().equals("list")) {
        joined.add(name + ": { style: form, explode: false }");
      }
    }
    line(yaml, 6, "requestBody:");
    if (!required.isEmpty()) {
      line(yaml, 8, "required: true");
    }
    line(yaml, 8, "content:");
    line(yaml, 10, (file ? "multipart/form-data" : "application/x-www-form-urlencoded") + ":");
    line(yaml, 12, "schema:");
    line(yaml, 14, "type: object");
    if (!required.isEmpty()) {
      line(yaml, 14, "required: [" + String.join(", ", required) + "]");
    }
    line(yaml, 14, "properties:");
    for (JsonNode param : params) {
      line(yaml, 16, param.get("name").asText() + ":");
      for (String part : schema(param).split(", (?=format|items)", -1)) {
        line(yaml, 18, part);
      }
      line(yaml, 18, "description: " + param.get("meaning").asText() + ".");
      line(yaml, 18, "x-mmf-evidence: " + evidenceOf(param));
    }
    if (!joined.isEmpty()) {
      line(yaml, 12, "encoding:");
      joined.forEach(name -> line(yaml, 14, name));
    }
  }

  private static String schema(JsonNode param) {
    boolean key = param.get("name").asText().endsWith("_key");
    return switch (param.get("type").asText()) {
      // A key can exceed 2^53.
      case "int" -> key ? "type: string" : "type: string, format: mmf-long";
      case "float" -> "type: string, format: mmf-decimal";
      case "date" -> "type: string, format: mmf-date";
      case "bit" -> "type: string, format: mmf-flag";
      case "file" -> "type: string, format: binary";
      case "list" -> "type: array, items: { type: string }";
      default -> "type: string";
    };
  }

  private static void line(StringBuilder yaml, int indent, String text) {
    yaml.append(" ".repeat(indent)).append(text).append('\n');
  }
}
