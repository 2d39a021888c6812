package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.spec.SpecOperation.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the spec describes each method as {@code methods.json} does. */
class MethodsTest {
  private static final Map<String, JsonNode> METHODS = Evidence.methods();
  private static final Map<String, SpecOperation> OPERATIONS = Spec.operations();

  private static final Map<String, String> SCHEMES =
      Map.of(
          "oauth1", "OAuth1",
          "legacy-password", "LegacyPassword",
          "consumer-key-only", "ConsumerKey",
          "none", "");

  static Set<String> methods() {
    return METHODS.keySet();
  }

  @Test
  void operations_areTheMethodsOfTheEvidence() {
    assertThat(OPERATIONS.keySet()).isEqualTo(METHODS.keySet()).hasSize(126);
  }

  @Test
  void operationsLeftOut_areThoseKnownByALinkOnly() {
    assertThat(select(operation -> !operation.isGenerated()))
        .containsExactlyInAnyOrder("events/search_events", "resource/get_resource");
    assertThat(select(o -> o.evidence().path("confidence").asText().equals("link-only")))
        .containsExactlyInAnyOrder("events/search_events", "resource/get_resource");
    assertThat(select(SpecOperation::isGenerated)).hasSize(124);
  }

  private static Set<String> select(Predicate<SpecOperation> condition) {
    return OPERATIONS.entrySet().stream()
        .filter(entry -> condition.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void verbAndName_areThoseOfTheMethod(String path) {
    SpecOperation operation = OPERATIONS.get(path);
    JsonNode method = METHODS.get(path);

    assertThat(operation.verb().toUpperCase(Locale.ROOT)).isEqualTo(method.get("verb").asText());
    assertThat(operation.node().get("operationId").asText())
        .isEqualTo(camelCase(method.get("method").asText()));
    assertThat(operation.node().get("summary").asText()).endsWith(".");
    assertThat(operation.node().get("description").asText()).isNotBlank();
  }

  private static String camelCase(String name) {
    return Pattern.compile("_(.)")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void evidence_isThatOfTheMethod(String path) {
    SpecOperation operation = OPERATIONS.get(path);
    JsonNode method = METHODS.get(path);

    assertThat(operation.evidence().path("confidence")).isEqualTo(method.get("confidence"));
    assertThat(Spec.texts(operation.evidence().path("sources")))
        .containsAll(Spec.texts(method.get("sources")));
    Set<String> doubts = operation.unverified();
    assertThat(doubts.contains("verb")).isEqualTo(!text(method, "verbStatus").equals("seen"));
    assertThat(doubts.contains("authorization"))
        .isEqualTo(text(method, "authStatus").equals("presumed"));
    assertThat(doubts.contains("response"))
        .isEqualTo(
            Set.of("unknown", "consistent-with-only").contains(text(method, "answerStatus")));
    assertThat(doubts.contains("further parameters"))
        .isEqualTo(method.get("moreParamsExist").asBoolean());
    assertThat(doubts.contains("output selector")).isEqualTo(method.get("sendsFormat").isNull());
  }

  private static String text(JsonNode method, String name) {
    return method.get(name).asText();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void selectorAndSecurity_areThoseOfTheMethod(String path) {
    SpecOperation operation = OPERATIONS.get(path);
    JsonNode method = METHODS.get(path);

    assertThat(operation.takesSelector()).isEqualTo(method.get("sendsFormat").asBoolean(false));
    assertThat(schemes(operation))
        .isEqualTo(
            Spec.list(method.get("auth")).stream().map(SCHEMES::get).collect(Collectors.toSet()));
  }

  private static Set<String> schemes(SpecOperation operation) {
    JsonNode alternatives =
        operation.node().has("security")
            ? operation.node().get("security")
            : Spec.bundle().get("security");
    Set<String> schemes = new TreeSet<>();
    alternatives.forEach(scheme -> schemes.add(scheme.isEmpty() ? "" : scheme.fieldNames().next()));
    return schemes.isEmpty() ? Set.of("") : schemes;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void parameters_areThoseOfTheMethod(String path) {
    Map<String, Field> fields = OPERATIONS.get(path).fields();
    Map<String, JsonNode> params = params(path);

    assertThat(fields.keySet()).isEqualTo(params.keySet());
    fields.forEach(
        (name, field) -> {
          JsonNode param = params.get(name);
          assertThat(field.required())
              .as("%s is required", name)
              .isEqualTo(text(param, "requirement").equals("required"));
          assertThat(Spec.texts(field.evidence().path("sources")))
              .as("sources of %s", name)
              .containsAll(Spec.texts(param.get("sources")));
          assertThat(WireTypes.of(field)).as("type of %s", name).matches(WireTypes.allowed(param));
        });
  }

  @ParameterizedTest
  @MethodSource("methods")
  void atLeastOneOf_hasTheGroupsOfTheMethod(String path) {
    Map<String, Set<String>> groups = new TreeMap<>();
    params(path)
        .forEach(
            (name, param) -> {
              if (text(param, "requirement").equals("one-of")) {
                groups.computeIfAbsent(text(param, "oneOf"), g -> new TreeSet<>()).add(name);
              }
            });
    Set<Set<String>> described = new HashSet<>();
    OPERATIONS
        .get(path)
        .node()
        .path("x-mmf-at-least-one-of")
        .forEach(group -> described.add(Spec.texts(group)));

    assertThat(described).isEqualTo(Set.copyOf(groups.values()));
  }

  private static Map<String, JsonNode> params(String path) {
    Map<String, JsonNode> params = new TreeMap<>();
    METHODS.get(path).get("params").forEach(param -> params.put(text(param, "name"), param));
    return params;
  }
}
