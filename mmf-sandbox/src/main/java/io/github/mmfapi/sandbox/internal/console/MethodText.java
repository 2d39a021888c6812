package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the spec says about methods, for the templates. */
final class MethodText {
  private static final Map<String, String> CONFIDENCES =
      Map.of(
          "recorded", "recorded: a response of the server was recorded",
          "multiple", "several sources: several clients or documents agree",
          "single", "one client: one client used it",
          "documented", "documentation only: a wrapper quotes the lost documentation",
          "link-only", "link only: only a link names it",
          "consistent-with", "by analogy: a related interface suggests it");

  private MethodText() {}

  static Map<String, Object> row(Spec.Method method) {
    return new Model()
        .with("path", method.path())
        .with("verb", method.verb())
        .with("summary", words(method.summary()))
        .with("evidence", evidence(method.operation()))
        .values();
  }

  /** Returns confidence, sources and what is unverified; empty if the spec does not say. */
  static Map<String, Object> evidence(JsonNode owner) {
    JsonNode evidence = owner.path("x-mmf-evidence");
    String confidence = evidence.path("confidence").asText();
    Model model = new Model();
    if (!confidence.isEmpty()) {
      String meaning = CONFIDENCES.getOrDefault(confidence, confidence);
      model
          .with("confidence", SentParameters.split(meaning, ':').get(0))
          .with("meaning", meaning)
          .with("sources", texts(evidence.path("sources")));
      if (evidence.has("unverified")) {
        model.with("unverified", String.join(", ", texts(evidence.path("unverified"))));
      }
    }
    return model.values();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Returns the paragraphs of a description. */
  static List<List<Map<String, Object>>> paragraphs(String description) {
    List<List<Map<String, Object>>> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : SentParameters.split(description.strip(), '\n')) {
      if (line.isBlank()) {
        paragraphs.add(words(paragraph.toString()));
        paragraph.setLength(0);
      } else {
        paragraph.append(line.strip()).append(' ');
      }
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(words(paragraph.toString()));
    }
    return paragraphs;
  }

  /** Returns a text in pieces; every second one, between backticks, is code. */
  static List<Map<String, Object>> words(String text) {
    List<Map<String, Object>> pieces = new ArrayList<>();
    boolean code = false;
    for (String piece : SentParameters.split(text, '`')) {
      if (!piece.isEmpty()) {
        pieces.add(new Model().with("text", piece).with("code", code).values());
      }
      code = !code;
    }
    return pieces;
  }

  /** Returns the parameters of a method, those of its form included. */
  static List<Map<String, Object>> parameters(Spec spec, Spec.Method method) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (JsonNode reference : method.operation().path("parameters")) {
      JsonNode parameter = spec.resolved(reference);
      parameters.add(
          parameter(
              spec,
              parameter.path("name").asText(),
              parameter.path("required").asBoolean(),
              parameter,
              parameter.path("schema")));
    }
    for (JsonNode media : method.operation().path("requestBody").path("content")) {
      addFields(spec, media.path("schema"), parameters);
      break;
    }
    return parameters;
  }

  /** Returns example values of the parameters of a method by name; empty where there is none. */
  static Map<String, String> examples(String path) {
    Spec.Method method = Spec.get().find(path);
    Map<String, String> examples = new HashMap<>();
    if (method != null) {
      for (Map<String, Object> parameter : parameters(Spec.get(), method)) {
        String example = (String) parameter.getOrDefault("example", "");
        List<?> values = (List<?>) parameter.getOrDefault("values", List.of());
        String first = values.isEmpty() ? "" : String.valueOf(values.get(0));
        examples.put((String) parameter.get("name"), example.isEmpty() ? first : example);
      }
    }
    return examples;
  }

  private static void addFields(
      Spec spec, JsonNode reference, List<Map<String, Object>> parameters) {
    JsonNode schema = spec.resolved(reference);
    schema.path("allOf").forEach(part -> addFields(spec, part, parameters));
    Set<String> required = new LinkedHashSet<>(texts(schema.path("required")));
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      JsonNode type = spec.resolved(field.getValue());
      parameters.add(
          parameter(spec, field.getKey(), required.contains(field.getKey()), type, type));
    }
  }

  private static Map<String, Object> parameter(
      Spec spec, String name, boolean required, JsonNode owner, JsonNode reference) {
    JsonNode schema = spec.resolved(reference);
    JsonNode values = schema.has("enum") ? schema.path("enum") : schema.path("items").path("enum");
    String format = schema.path("format").asText(schema.path("type").asText());
    return new Model()
        .with("name", name)
        .with("required", required)
        .with("format", format)
        .with("isFile", format.equals("binary"))
        .with(
            "isLong", format.equals("mmf-route-data") || name.equals("tcx") || name.equals("data"))
        .with("values", texts(values))
        .with("fallback", schema.path("default").asText())
        .with("example", owner.path("example").asText(schema.path("example").asText()))
        .with("description", words(owner.path("description").asText().strip()))
        .with("evidence", evidence(owner))
        .values();
  }

  /** Returns the groups of parameters of which one is required. */
  static List<String> groups(Spec.Method method) {
    List<String> groups = new ArrayList<>();
    for (JsonNode group : method.operation().path("x-mmf-at-least-one-of")) {
      groups.add(String.join(", ", texts(group)));
    }
    return groups;
  }
}
