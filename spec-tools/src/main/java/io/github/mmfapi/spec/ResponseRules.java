package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks that the response of an operation is described exactly as far as the evidence goes. */
final class ResponseRules {
  /** The method whose fields are known, but not their place in the output. */
  private static final String FIELDS_WITHOUT_A_PLACE = "users/get_user_summary";

  private static final Set<String> ENVELOPE =
      Set.of("result", "result.status", "result.output", "result.errors", "result.errors[]");

  private final SpecSources sources;
  private final SpecOperation operation;
  private final JsonNode method;
  private final List<Finding> findings = new ArrayList<>();

  /** The fields that the spec describes, with the schema or operation that they are in. */
  private final Map<String, String> described = new TreeMap<>();

  /** Those that have evidence of their own. */
  private final Set<String> proven = new TreeSet<>();

  ResponseRules(SpecSources sources, SpecOperation operation, JsonNode method) {
    this.sources = sources;
    this.operation = operation;
    this.method = method;
  }

  List<Finding> check() {
    form();
    fields();
    return findings;
  }

  private void report(String where, String message) {
    findings.add(new Finding(sources.places().ofNamed(where), where + ": " + message));
  }

  private void expect(boolean condition, String message) {
    if (!condition) {
      report(
          operation.id() + " response",
          "methods.json says that the response is %s; %s"
              .formatted(method.get("answer").asText(), message));
    }
  }

  private void form() {
    JsonNode type = method.get("answerType");
    boolean binary = operation.response().path("format").asText().equals("binary");
    boolean enveloped = operation.response().path("properties").has("result");
    boolean json = operation.mediaType().equals("application/json");

    switch (method.get("answer").asText()) {
      case "envelope" -> expect(json && enveloped, "describe application/json with the envelope");
      case "file" ->
          expect(
              binary && operation.mediaType().equals(type.isNull() ? "*/*" : type.asText()),
              "describe " + (type.isNull() ? "*/*" : type.asText()) + " with format: binary");
      case "form-encoded", "html" ->
          expect(operation.mediaType().equals(type.asText()), "describe " + type.asText());
      case "top-level-json" ->
          expect(
              json && !enveloped && operation.node().path("x-mmf-envelope").asText().equals("none"),
              "describe application/json without the envelope, and add x-mmf-envelope: none");
      // An unknown response is not described, described as binary, or assumed to be the envelope.
      default ->
          expect(
              (operation.mediaType().isEmpty() || binary || enveloped)
                  == operation.unverified().contains("response"),
              "refer to FreeFormResponse, and list \"response\" under unverified");
    }
  }

  private void fields() {
    walk(operation.response(), "", new Walk(operation.id() + " response", false, false));
    ENVELOPE.forEach(described::remove);

    Set<String> known = new TreeSet<>();
    boolean envelope = method.get("answer").asText().equals("envelope");
    for (JsonNode field : method.get("answerFields")) {
      boolean hint = Spec.list(field.get("sources")).toString().contains("(consistent-with)");
      if (!hint && !operation.path().equals(FIELDS_WITHOUT_A_PLACE)) {
        known.add((envelope ? "result." : "") + field.get("path").asText());
      }
    }
    described.forEach(
        (field, where) -> {
          if (!known.contains(field) && !proven.contains(field)) {
            report(
                where,
                field
                    + " is not among the fields of "
                    + operation.path()
                    + " in methods.json; give it x-mmf-evidence of its own, or remove it");
          }
        });
    known.removeAll(described.keySet());
    if (!known.isEmpty()) {
      report(
          operation.id() + " output",
          "methods.json has fields that the spec lacks: "
              + String.join(", ", known)
              + "; add them");
    }
  }

  /**
   * What is known of a schema from around it.
   *
   * @param where the schema as {@link io.github.mmfapi.codegen.SpecPlaces#ofNamed} knows it
   * @param backed whether something around it has evidence
   * @param own whether it is inside a field with evidence of its own
   */
  private record Walk(String where, boolean backed, boolean own) {}

  /** Collects each field below a schema, {@code place} being the names that lead to it. */
  private void walk(JsonNode reference, String place, Walk around) {
    JsonNode schema = operation.spec().resolved(reference);
    boolean named = reference.has("$ref");
    String where = named ? name(reference) : around.where();
    // A named schema has its own evidence.
    boolean backed = schema.has(Spec.EVIDENCE) || (around.backed() && !named);
    if (!backed && !place.isEmpty()) {
      report(where, place + " has no evidence; add x-mmf-evidence to it or to its schema");
    }
    Walk inside = new Walk(where, backed, around.own());
    for (String parts : List.of("oneOf", "allOf")) {
      schema.path(parts).forEach(part -> walk(part, place, inside));
    }
    if (schema.has("items") && !schema.path("maxItems").asText().equals("0")) {
      walk(schema.get("items"), place + "[]", inside);
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String name = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
      boolean own = around.own() || property.getValue().has(Spec.EVIDENCE);
      String field = where.contains(" ") ? where : where + "." + property.getKey();
      described.putIfAbsent(name, field);
      if (own) {
        proven.add(name);
      }
      walk(property.getValue(), name, new Walk(field, backed, own));
    }
  }

  private static String name(JsonNode reference) {
    String target = reference.get("$ref").asText();
    return target.substring(target.lastIndexOf('/') + 1);
  }
}
