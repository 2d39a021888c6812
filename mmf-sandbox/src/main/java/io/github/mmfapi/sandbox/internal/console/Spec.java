package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wiremock.org.yaml.snakeyaml.LoaderOptions;
import wiremock.org.yaml.snakeyaml.Yaml;
import wiremock.org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The spec of the API, from the jar {@code mmf-api-spec}. It is read when a page first needs it.
 */
final class Spec {
  private static final String BUNDLE = "io/github/mmfapi/mmf-api-3.1.yaml";

  /**
   * A method as the spec has it.
   *
   * @param path group and method
   */
  record Method(String path, String verb, JsonNode operation) {
    String group() {
      return path.substring(0, path.indexOf('/'));
    }

    String summary() {
      return operation.path("summary").asText().strip();
    }
  }

  private final JsonNode document;
  private final List<Method> methods = new ArrayList<>();

  private Spec(JsonNode document) {
    this.document = document;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
        if (verb.getValue().has("responses")) {
          methods.add(
              new Method(
                  path.getKey().substring(1),
                  verb.getKey().equals("get") ? "GET" : "POST",
                  verb.getValue()));
        }
      }
    }
    methods.sort(java.util.Comparator.comparing(Method::path));
  }

  private static final class Holder {
    private static final Spec SPEC = read();
  }

  static Spec get() {
    return Holder.SPEC;
  }

  private static Spec read() {
    try (InputStream in = Spec.class.getClassLoader().getResourceAsStream(BUNDLE)) {
      if (in == null) {
        throw new IllegalStateException(
            "the documentation needs the jar mmf-api-spec; add it to the class path");
      }
      Object tree =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Spec(Json.MAPPER.valueToTree(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all methods, in alphabetical order. */
  List<Method> methods() {
    return List.copyOf(methods);
  }

  @Nullable Method find(String path) {
    return methods.stream().filter(method -> method.path().equals(path)).findFirst().orElse(null);
  }

  /** Returns the node that a reference points to, the node itself if it is no reference. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.startsWith("#/") ? resolved(document.at(reference.substring(1))) : node;
  }

  /** Returns the description of the group, empty if there is none. */
  String description(List<Method> group) {
    String tag = group.isEmpty() ? "" : group.get(0).operation().path("tags").path(0).asText();
    for (JsonNode described : document.path("tags")) {
      if (described.path("name").asText().equals(tag)) {
        return described.path("description").asText();
      }
    }
    return "";
  }
}
