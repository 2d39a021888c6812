package io.github.mmfapi.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Holds an OpenAPI document as mappings, lists and scalars. Libraries for OpenAPI drop or resolve
 * parts of it, and the comparison needs all of them.
 *
 * @param text the document in YAML
 * @param root the mapping at the root of the document
 */
record SpecDocument(String text, Map<String, Object> root) {
  static SpecDocument parse(String yaml) {
    return new SpecDocument(
        yaml, map(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(yaml)));
  }

  /** Holds an operation with its path and verb. */
  record Operation(String verb, String path, Map<String, Object> content) {
    String id() {
      return String.valueOf(content.get("operationId"));
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    map(root.get("paths")).forEach((path, item) -> collect(path, map(item), operations));
    return operations;
  }

  private static void collect(String path, Map<String, Object> item, List<Operation> operations) {
    item.forEach(
        (verb, content) -> {
          // A path can also have servers and parameters.
          if (map(content).containsKey("responses")) {
            operations.add(new Operation(verb, path, map(content)));
          }
        });
  }

  /** Returns the operations that bindings are generated for. */
  List<Operation> boundOperations() {
    return operations().stream().filter(operation -> isBound(operation.content())).toList();
  }

  /** Tells whether an operation is callable, or a parameter settable, in the bindings. */
  static boolean isBound(Map<String, Object> owner) {
    return !"none".equals(owner.get("x-mmf-binding")) && owner.get("x-mmf-set-by") == null;
  }

  /** Returns the named schemas that the requests and responses of those operations use. */
  Map<String, Object> boundSchemas() {
    Set<String> references = new HashSet<>();
    boundOperations().forEach(operation -> collect(operation.content(), references));
    Map<String, Object> schemas =
        new LinkedHashMap<>(map(map(root.get("components")).get("schemas")));
    schemas.keySet().removeIf(name -> !references.contains("#/components/schemas/" + name));
    return schemas;
  }

  private void collect(@Nullable Object node, Set<String> references) {
    if (map(node).get("$ref") instanceof String reference && references.add(reference)) {
      collect(at(reference), references);
    }
    map(node).values().forEach(member -> collect(member, references));
    list(node).forEach(member -> collect(member, references));
  }

  /** Follows references within the document. */
  Map<String, Object> resolve(@Nullable Object node) {
    Map<String, Object> found = map(node);
    while (found.get("$ref") instanceof String reference) {
      found = map(at(reference));
    }
    return found;
  }

  private @Nullable Object at(String reference) {
    @Nullable Object at = root;
    for (String name : reference.substring("#/".length()).split("/", -1)) {
      at = map(at).get(name);
    }
    return at;
  }

  /** Returns the properties of an object schema, including those of its {@code allOf}. */
  Map<String, Object> properties(@Nullable Object schema) {
    Map<String, Object> object = resolve(schema);
    Map<String, Object> properties = new LinkedHashMap<>();
    list(object.get("allOf")).forEach(part -> properties.putAll(properties(part)));
    properties.putAll(map(object.get("properties")));
    return properties;
  }

  /** Returns the names of required properties, including those of its {@code allOf}. */
  List<String> required(@Nullable Object schema) {
    Map<String, Object> object = resolve(schema);
    return Stream.concat(
            list(object.get("allOf")).stream().flatMap(part -> required(part).stream()),
            list(object.get("required")).stream().map(String::valueOf))
        .toList();
  }

  /** Returns the value at each path. */
  Map<String, String> leaves() {
    Map<String, String> leaves = new TreeMap<>();
    collect("", root, leaves);
    return leaves;
  }

  private static void collect(String at, Object node, Map<String, String> leaves) {
    if (node instanceof Map<?, ?> mapping && !mapping.isEmpty()) {
      mapping.forEach((key, value) -> collect(at + "/" + key, value, leaves));
    } else if (node instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        collect(at + "/" + label(list.get(i), i), list.get(i), leaves);
      }
    } else {
      leaves.put(at, String.valueOf(node));
    }
  }

  /** Identifies parameters by name, so that an additional one does not move the others. */
  private static String label(Object member, int index) {
    Map<String, Object> fields = map(member);
    Object name = fields.get("name") == null ? fields.get("$ref") : fields.get("name");
    return name == null ? String.valueOf(index) : String.valueOf(name).replace('/', '.');
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object node) {
    return node instanceof Map ? (Map<String, Object>) node : Map.of();
  }

  static List<?> list(@Nullable Object node) {
    return node instanceof List<?> list ? list : List.of();
  }
}
