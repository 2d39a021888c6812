package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Represents one operation of the spec.
 *
 * @param path group and method
 */
record SpecOperation(Spec spec, String verb, String path, JsonNode node) {
  /**
   * Represents one parameter, in the query or in a form.
   *
   * @param schema the schema, with a reference resolved
   * @param evidence the evidence of the parameter, or else of the form
   * @param own whether the parameter has evidence of its own
   * @param joined whether a list is sent as one text, joined by commas
   */
  record Field(JsonNode schema, JsonNode evidence, boolean own, boolean required, boolean joined) {}

  private static final String SELECTOR = "o";

  String id() {
    return node.path("operationId").asText();
  }

  JsonNode evidence() {
    return node.path(Spec.EVIDENCE);
  }

  Set<String> unverified() {
    return Spec.texts(evidence().path("unverified"));
  }

  boolean isGenerated() {
    return !node.path("x-mmf-binding").asText().equals("none");
  }

  boolean takesSelector() {
    for (JsonNode parameter : node.path("parameters")) {
      if (spec.resolved(parameter).get("name").asText().equals(SELECTOR)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the parameters by name, without the output selector. */
  Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (JsonNode reference : node.path("parameters")) {
      JsonNode parameter = spec.resolved(reference);
      if (!parameter.get("name").asText().equals(SELECTOR)) {
        fields.put(
            parameter.get("name").asText(),
            new Field(
                spec.resolved(parameter.get("schema")),
                parameter.path(Spec.EVIDENCE),
                parameter.has(Spec.EVIDENCE),
                parameter.path("required").asBoolean(),
                !parameter.path("explode").asBoolean(true)));
      }
    }
    node.path("requestBody")
        .path("content")
        .forEach(
            media ->
                addForm(
                    media.get("schema"),
                    media.path("encoding"),
                    MissingNode.getInstance(),
                    new TreeSet<>(),
                    fields));
    return fields;
  }

  private void addForm(
      JsonNode reference,
      JsonNode encoding,
      JsonNode outerEvidence,
      Set<String> required,
      Map<String, Field> fields) {
    JsonNode form = spec.resolved(reference);
    JsonNode evidence = form.has(Spec.EVIDENCE) ? form.get(Spec.EVIDENCE) : outerEvidence;
    required.addAll(Spec.texts(form.path("required")));
    form.path("allOf").forEach(part -> addForm(part, encoding, evidence, required, fields));
    form.path("properties")
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              JsonNode own = property.getValue();
              JsonNode schema = own.has("allOf") ? spec.resolved(own.at("/allOf/0")) : own;
              fields.put(
                  name,
                  new Field(
                      schema,
                      own.has(Spec.EVIDENCE) ? own.get(Spec.EVIDENCE) : evidence,
                      own.has(Spec.EVIDENCE),
                      required.contains(name),
                      !encoding.path(name).path("explode").asBoolean(true)));
            });
  }

  /** Returns the media type of the success response; empty if its body is unknown. */
  String mediaType() {
    var content = node.at("/responses/200/content").fieldNames();
    return content.hasNext() ? content.next() : "";
  }

  /** Returns the schema of the success response, with references resolved. */
  JsonNode response() {
    JsonNode content = node.at("/responses/200/content").path(mediaType());
    return spec.resolved(content.path("schema"));
  }
}
