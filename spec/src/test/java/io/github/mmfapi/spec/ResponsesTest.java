package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that responses are described exactly as far as the evidence goes. */
class ResponsesTest {
  private static final Map<String, JsonNode> METHODS = Evidence.methods();
  private static final Map<String, SpecOperation> OPERATIONS = Spec.operations();

  /** The method whose fields are known, but not their place in the output. */
  private static final String FIELDS_WITHOUT_A_PLACE = "users/get_user_summary";

  static Set<String> methods() {
    return METHODS.keySet();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void form_isThatOfTheEvidence(String path) {
    SpecOperation operation = OPERATIONS.get(path);
    JsonNode type = METHODS.get(path).get("answerType");
    boolean binary = operation.response().path("format").asText().equals("binary");
    boolean enveloped = operation.response().path("properties").has("result");

    switch (METHODS.get(path).get("answer").asText()) {
      case "envelope" -> {
        assertThat(operation.mediaType()).isEqualTo("application/json");
        assertThat(enveloped).isTrue();
      }
      case "file" -> {
        assertThat(operation.mediaType()).isEqualTo(type.isNull() ? "*/*" : type.asText());
        assertThat(binary).isTrue();
      }
      case "form-encoded", "html" -> assertThat(operation.mediaType()).isEqualTo(type.asText());
      case "top-level-json" -> {
        assertThat(operation.mediaType()).isEqualTo("application/json");
        assertThat(enveloped).isFalse();
        assertThat(operation.node().get("x-mmf-envelope").asText()).isEqualTo("none");
      }
      // An unknown response is not described, described as binary, or assumed to be the envelope.
      default ->
          assertThat(operation.mediaType().isEmpty() || binary || enveloped)
              .isEqualTo(operation.unverified().contains("response"));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void fields_areThoseOfTheEvidence(String path) {
    Set<String> described = new TreeSet<>();
    List<String> unproven = new ArrayList<>();
    walk(OPERATIONS.get(path).response(), "", false, described, unproven);
    described.removeAll(
        Set.of("result", "result.status", "result.output", "result.errors", "result.errors[]"));

    Set<String> known = new TreeSet<>();
    for (JsonNode field : METHODS.get(path).get("answerFields")) {
      boolean hint = Spec.list(field.get("sources")).toString().contains("(consistent-with)");
      if (!hint && !path.equals(FIELDS_WITHOUT_A_PLACE)) {
        known.add(place(path, field.get("path").asText()));
      }
    }
    assertThat(described).isEqualTo(known);
    assertThat(unproven).as("fields without evidence").isEmpty();
  }

  private static String place(String path, String field) {
    return METHODS.get(path).get("answer").asText().equals("envelope") ? "result." + field : field;
  }

  /**
   * Collects each field below a schema, and the fields without evidence of their own or their
   * schema.
   */
  private static void walk(
      JsonNode reference, String place, boolean proven, Set<String> found, List<String> unproven) {
    JsonNode schema = Spec.resolved(reference);
    // A named schema has its own evidence.
    boolean proof = schema.has(Spec.EVIDENCE) || (proven && !reference.has("$ref"));
    if (!proof && !place.isEmpty()) {
      unproven.add(place);
    }
    for (String parts : List.of("oneOf", "allOf")) {
      schema.path(parts).forEach(part -> walk(part, place, proof, found, unproven));
    }
    if (schema.has("items") && !schema.path("maxItems").asText().equals("0")) {
      walk(schema.get("items"), place + "[]", proof, found, unproven);
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
              found.add(name);
              walk(property.getValue(), name, proof, found, unproven);
            });
  }
}
