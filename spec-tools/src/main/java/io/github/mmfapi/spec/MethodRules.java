package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.spec.SpecOperation.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an operation with its entry in {@code methods.json}. What the entry says must be in the
 * spec. What the spec says beyond it needs evidence of its own.
 */
final class MethodRules {
  private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

  private static final Map<String, String> SCHEMES =
      Map.of(
          "oauth1", "OAuth1",
          "legacy-password", "LegacyPassword",
          "consumer-key-only", "ConsumerKey",
          "none", "");

  private final SpecSources sources;
  private final SpecOperation operation;
  private final JsonNode method;
  private final List<Finding> findings = new ArrayList<>();

  MethodRules(SpecSources sources, SpecOperation operation, JsonNode method) {
    this.sources = sources;
    this.operation = operation;
    this.method = method;
  }

  List<Finding> check() {
    verbAndWords();
    evidence();
    selectorAndSecurity();
    parameters();
    groups();
    return findings;
  }

  private void expect(String what, Object actual, Object expected) {
    if (!Objects.equals(actual, expected)) {
      report(
          "%s is %s, but methods.json says %s; change one of them"
              .formatted(what, actual, expected));
    }
  }

  private void report(String message) {
    report("", message);
  }

  private void report(String parameter, String message) {
    String where = operation.id() + (parameter.isEmpty() ? "" : "." + parameter);
    findings.add(new Finding(sources.places().ofNamed(where), where + ": " + message));
  }

  private String text(String name) {
    return method.get(name).asText();
  }

  private void verbAndWords() {
    expect("the HTTP method", operation.verb().toUpperCase(Locale.ROOT), text("verb"));
    expect("operationId", operation.id(), camelCase(text("method")));
    if (!operation.node().path("summary").asText().endsWith(".")) {
      report("the summary is not a sentence; write one that ends with a full stop");
    }
    if (operation.node().path("description").asText().isBlank()) {
      report("description is missing; say what is known of the method beyond its summary");
    }
  }

  static String camelCase(String name) {
    return NEXT_WORD.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  private void evidence() {
    JsonNode evidence = operation.evidence();
    expect("the confidence", evidence.path("confidence").asText(), text("confidence"));
    missing("", Spec.texts(evidence.path("sources")), Spec.texts(method.get("sources")));
    doubt("verb", !text("verbStatus").equals("seen"));
    doubt("authorization", text("authStatus").equals("presumed"));
    doubt("response", Set.of("unknown", "consistent-with-only").contains(text("answerStatus")));
    doubt("further parameters", method.get("moreParamsExist").asBoolean());
    doubt("output selector", method.get("sendsFormat").isNull());
    boolean linkOnly = text("confidence").equals("link-only");
    if (linkOnly == operation.isGenerated()) {
      report(
          linkOnly
              ? "only a link names this method; exclude it with x-mmf-binding: none"
              : "the method is more than a link; remove x-mmf-binding: none");
    }
  }

  private void missing(String parameter, Set<String> named, Set<String> known) {
    Set<String> missing = new TreeSet<>(known);
    missing.removeAll(named);
    if (!missing.isEmpty()) {
      report(parameter, "x-mmf-evidence lacks the sources " + missing + "; add them");
    }
  }

  private void doubt(String what, boolean doubtful) {
    if (operation.unverified().contains(what) != doubtful) {
      report(
          doubtful
              ? "unverified lacks \"%s\"; add it, as methods.json says".formatted(what)
              : "unverified has \"%s\", which methods.json knows; remove it".formatted(what));
    }
  }

  private void selectorAndSecurity() {
    boolean selector = method.get("sendsFormat").asBoolean(false);
    if (operation.takesSelector() != selector) {
      report(
          selector
              ? "the output selector is missing; refer to the parameter OutputSelector"
              : "methods.json says that the method takes no output selector; remove the parameter"
                  + " o");
    }
    Set<String> ways =
        Spec.list(method.get("auth")).stream()
            .map(way -> SCHEMES.getOrDefault(way, way))
            .collect(Collectors.toCollection(TreeSet::new));
    expect("security", schemes(), ways);
  }

  private Set<String> schemes() {
    JsonNode alternatives =
        operation.node().has("security")
            ? operation.node().get("security")
            : operation.spec().document().path("security");
    Set<String> schemes = new TreeSet<>();
    alternatives.forEach(scheme -> schemes.add(scheme.isEmpty() ? "" : scheme.fieldNames().next()));
    return schemes.isEmpty() ? Set.of("") : schemes;
  }

  private Map<String, JsonNode> params() {
    Map<String, JsonNode> params = new TreeMap<>();
    method.get("params").forEach(param -> params.put(param.get("name").asText(), param));
    return params;
  }

  private void parameters() {
    Map<String, Field> fields = operation.fields();
    Map<String, JsonNode> params = params();
    params.forEach(
        (name, param) -> {
          if (fields.containsKey(name)) {
            compare(name, Objects.requireNonNull(fields.get(name)), param);
          } else {
            report("the parameter " + name + " of methods.json is missing; describe it");
          }
        });
    fields.forEach(
        (name, field) -> {
          if (!params.containsKey(name) && !field.own()) {
            report(
                name,
                "methods.json does not have this parameter; give it x-mmf-evidence of its own, or"
                    + " remove it");
          }
        });
  }

  private void compare(String name, Field field, JsonNode param) {
    boolean required = param.get("requirement").asText().equals("required");
    if (field.required() != required) {
      report(
          name,
          "the parameter is %srequired in methods.json; change one of them"
              .formatted(required ? "" : "not "));
    }
    missing(name, Spec.texts(field.evidence().path("sources")), Spec.texts(param.get("sources")));
    String type = WireTypes.of(field);
    String allowed = WireTypes.allowed(param);
    if (!type.matches(allowed)) {
      report(
          name,
          "the type is %s, but methods.json says %s; write %s"
              .formatted(type, param.get("type").asText(), allowed));
    }
  }

  private void groups() {
    Map<String, Set<String>> groups = new TreeMap<>();
    params()
        .forEach(
            (name, param) -> {
              if (param.get("requirement").asText().equals("one-of")) {
                groups.computeIfAbsent(param.get("oneOf").asText(), g -> new TreeSet<>()).add(name);
              }
            });
    Set<Set<String>> described = new HashSet<>();
    operation
        .node()
        .path("x-mmf-at-least-one-of")
        .forEach(group -> described.add(Spec.texts(group)));
    expect("x-mmf-at-least-one-of", described, new HashSet<>(groups.values()));
  }
}
