package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the merged spec for the comparison with its evidence. */
final class Spec {
  static final String EVIDENCE = "x-mmf-evidence";

  private final JsonNode document;

  Spec(JsonNode document) {
    this.document = document;
  }

  JsonNode document() {
    return document;
  }

  /** Returns the target of a reference, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** Returns the operations by path, such as {@code users/get_user}. */
  Map<String, SpecOperation> operations() {
    Map<String, SpecOperation> operations = new TreeMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb -> {
                          if (verb.getValue().has("operationId")) {
                            String name = path.getKey().substring(1);
                            operations.put(
                                name,
                                new SpecOperation(this, verb.getKey(), name, verb.getValue()));
                          }
                        }));
    return operations;
  }

  /** Returns every {@code x-mmf-evidence} by the names that lead to its owner. */
  Map<List<String>, JsonNode> evidence() {
    Map<List<String>, JsonNode> found = new LinkedHashMap<>();
    collect(document, List.of(), found);
    return found;
  }

  private static void collect(
      JsonNode node, List<String> place, Map<List<String>, JsonNode> found) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equals(EVIDENCE)) {
        found.put(place, member.getValue());
      } else {
        collect(member.getValue(), plus(place, member.getKey()), found);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), plus(place, String.valueOf(i)), found);
    }
  }

  private static List<String> plus(List<String> place, String name) {
    List<String> longer = new ArrayList<>(place);
    longer.add(name);
    return longer;
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
