package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the bundled spec. */
final class Spec {
  static final String EVIDENCE = "x-mmf-evidence";

  private static final JsonNode BUNDLE = read();

  private Spec() {}

  private static JsonNode read() {
    try (var in = Spec.class.getResourceAsStream("/io/github/mmfapi/mmf-api-3.1.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode bundle() {
    return BUNDLE;
  }

  /** Returns the target of a reference, or the node itself. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? BUNDLE.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Returns the operations by path, such as {@code users/get_user}. */
  static Map<String, SpecOperation> operations() {
    Map<String, SpecOperation> operations = new TreeMap<>();
    BUNDLE
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb -> {
                          if (verb.getValue().has("operationId")) {
                            SpecOperation twin =
                                operations.put(
                                    path.getKey().substring(1),
                                    new SpecOperation(verb.getKey(), verb.getValue()));
                            if (twin != null) {
                              throw new IllegalStateException(path.getKey() + " has two verbs");
                            }
                          }
                        }));
    return operations;
  }

  /** Returns every {@code x-mmf-evidence} by its path. */
  static Map<String, JsonNode> evidence() {
    Map<String, JsonNode> found = new TreeMap<>();
    collect(BUNDLE, "", found);
    return found;
  }

  private static void collect(JsonNode node, String place, Map<String, JsonNode> found) {
    node.properties()
        .forEach(
            member -> {
              if (member.getKey().equals(EVIDENCE)) {
                found.put(place, member.getValue());
              } else {
                collect(member.getValue(), place + "/" + member.getKey(), found);
              }
            });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), place + "/" + i, found);
    }
  }

  static Set<String> texts(JsonNode array) {
    return new TreeSet<>(list(array));
  }

  static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
