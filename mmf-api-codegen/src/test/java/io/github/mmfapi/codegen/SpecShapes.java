package io.github.mmfapi.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * The shapes of a spec: for each operation, parameter, body, response and schema the keywords that
 * stand together in it, and the values of those that decide what is generated. Names and prose are
 * not part of a shape.
 */
final class SpecShapes {
  /** Keywords whose value is part of the shape. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "type",
          "format",
          "in",
          "explode",
          "style",
          "x-mmf-binding",
          "x-mmf-set-by",
          "x-mmf-signed-with",
          "x-mmf-envelope");

  /** Names, prose, and what only tests and readers use. */
  private static final Set<String> IGNORED =
      Set.of(
          "description",
          "summary",
          "name",
          "operationId",
          "tags",
          "example",
          "x-mmf-evidence",
          "x-mmf-binding-reason");

  private final Map<String, String> places = new TreeMap<>();

  private SpecShapes() {}

  /** Returns the shapes of the documents, each with the place that has it first. */
  static Map<String, String> of(List<Path> documents) {
    SpecShapes shapes = new SpecShapes();
    documents.forEach(document -> shapes.document(read(document)));
    return shapes.places;
  }

  private static Map<?, ?> read(Path document) {
    try {
      return (Map<?, ?>) new Yaml().load(Files.readString(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void document(Map<?, ?> api) {
    map(api, "paths").forEach((path, item) -> path(path.toString(), (Map<?, ?>) item));
    Map<?, ?> components = map(api, "components");
    map(components, "parameters")
        .forEach((name, one) -> parameter(name.toString(), (Map<?, ?>) one));
    map(components, "responses").forEach((name, one) -> response(name.toString(), (Map<?, ?>) one));
    map(components, "schemas")
        .forEach((name, one) -> schema("schema", (Map<?, ?>) one, name.toString()));
  }

  private void path(String path, Map<?, ?> item) {
    item.forEach(
        (verb, described) -> {
          if (described instanceof Map<?, ?> operation) {
            add("operation " + verb, operation, path);
            list(operation, "parameters").forEach(one -> parameter(path, (Map<?, ?>) one));
            map(map(operation, "requestBody"), "content")
                .forEach((type, body) -> body(type.toString(), (Map<?, ?>) body, path));
            map(operation, "responses").forEach((status, one) -> response(path, (Map<?, ?>) one));
          }
        });
  }

  private void parameter(String where, Map<?, ?> parameter) {
    String place = where + "?" + parameter.get("name");
    add("parameter", parameter, place);
    if (parameter.get("schema") instanceof Map<?, ?> schema) {
      schema("of a parameter", schema, place);
    }
  }

  private void body(String type, Map<?, ?> body, String where) {
    add("body " + type, body, where);
    schema("form", map(body, "schema"), where);
  }

  /** Of a file its type does not matter. */
  private void response(String where, Map<?, ?> response) {
    map(response, "content")
        .forEach(
            (type, body) -> {
              Map<?, ?> schema = map((Map<?, ?>) body, "schema");
              boolean file = "binary".equals(schema.get("format"));
              schema("response " + (file ? "file" : type), schema, where);
            });
  }

  private void schema(String context, Map<?, ?> schema, String where) {
    add(context, schema, where);
    map(schema, "properties")
        .forEach((name, field) -> schema("field", (Map<?, ?>) field, where + "." + name));
    for (String part : List.of("items", "additionalProperties")) {
      if (schema.get(part) instanceof Map<?, ?> inner) {
        schema(part, inner, where + "." + part);
      }
    }
    for (String parts : List.of("allOf", "oneOf", "anyOf")) {
      list(schema, parts).forEach(part -> schema(parts, (Map<?, ?>) part, where + "." + parts));
    }
  }

  private void add(String context, Map<?, ?> described, String where) {
    Set<String> keywords =
        described.keySet().stream()
            .map(Object::toString)
            .filter(keyword -> !IGNORED.contains(keyword))
            .map(keyword -> keyword + value(keyword, described.get(keyword)))
            .collect(Collectors.toCollection(TreeSet::new));
    places.putIfAbsent(context + " " + keywords, where);
  }

  private static String value(String keyword, Object value) {
    if (WITH_VALUE.contains(keyword)) {
      return "=" + value;
    }
    if (keyword.equals("responses")) {
      return "="
          + new TreeSet<>(((Map<?, ?>) value).keySet().stream().map(String::valueOf).toList());
    }
    return keyword.equals("security") && ((List<?>) value).isEmpty() ? "=none" : "";
  }

  private static Map<?, ?> map(Map<?, ?> owner, String key) {
    return owner.get(key) instanceof Map<?, ?> found ? found : Map.of();
  }

  private static List<?> list(Map<?, ?> owner, String key) {
    return owner.get(key) instanceof List<?> found ? found : List.of();
  }
}
