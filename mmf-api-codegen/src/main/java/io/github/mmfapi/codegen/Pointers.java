package io.github.mmfapi.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds positions in an OpenAPI document: JSON Pointers (RFC 6901), and names of its parts. */
final class Pointers {
  private static final List<String> SCHEMAS = List.of("components", "schemas");

  private final Map<?, ?> document;

  Pointers(Map<?, ?> document) {
    this.document = document;
  }

  /** Writes a pointer, such as {@code /paths/~1gear~1get_gear/get}. */
  static String join(List<String> names) {
    StringBuilder pointer = new StringBuilder();
    names.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  /** Reads a pointer; a fragment such as {@code #/components} is one, too. */
  static List<String> split(String pointer) {
    String plain = pointer.startsWith("#") ? pointer.substring(1) : pointer;
    if (plain.isEmpty()) {
      return List.of();
    }
    return Arrays.stream(plain.substring(1).split("/", -1))
        .map(name -> name.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /** Returns a pointer with further names. */
  static List<String> plus(List<String> pointer, String... names) {
    List<String> longer = new ArrayList<>(pointer);
    longer.addAll(List.of(names));
    return longer;
  }

  /** Returns the member of a mapping or list; null if there is none. */
  static @Nullable Object member(@Nullable Object parent, String name) {
    if (parent instanceof Map<?, ?> mapping) {
      return mapping.get(name);
    }
    if (parent instanceof List<?> list && name.chars().allMatch(Character::isDigit)) {
      int index = Integer.parseInt(name);
      return index < list.size() ? list.get(index) : null;
    }
    return null;
  }

  /** Returns what a pointer leads to; null if there is nothing. */
  @Nullable Object at(List<String> pointer) {
    Object at = document;
    for (String name : pointer) {
      at = member(at, name);
    }
    return at;
  }

  /** Follows references within the document. */
  List<String> resolved(List<String> pointer) {
    List<String> at = pointer;
    for (int i = 0; i < 20 && member(at(at), "$ref") instanceof String reference; i++) {
      if (!reference.startsWith("#/")) {
        return at;
      }
      at = split(reference);
    }
    return at;
  }

  /**
   * Finds the part of the document that a rule names.
   *
   * @param where {@code GET /gear/get_gear}, {@code getGear}, {@code getGear.gear_id}, {@code
   *     GetGearRequest.gear_id}, {@code getGear response}, {@code getGear output}, {@code Gear},
   *     {@code Gear.state}, {@code the tag Gear} or {@code the schema Gear}
   * @return the most exact pointer known
   */
  List<String> named(String where) {
    String[] words = where.split(" ", -1);
    if (words.length > 1 && words[1].startsWith("/")) {
      return List.of("paths", words[1], words[0].toLowerCase(Locale.ROOT));
    }
    if (where.startsWith("the tag ")) {
      return operation("tags", where.substring("the tag ".length()));
    }
    if (where.startsWith("the schema ")) {
      return plus(SCHEMAS, where.substring("the schema ".length()));
    }
    if (words.length == 2) {
      return response(operation("operationId", words[0]), words[1].equals("output"));
    }
    String owner = words[0].split("\\.", 2)[0];
    String field = words[0].substring(Math.min(words[0].length(), owner.length() + 1));
    List<String> schema = plus(SCHEMAS, owner);
    if (at(schema) != null) {
      return field(schema, field);
    }
    List<String> operation = operation("operationId", owner);
    if (operation.isEmpty() && owner.endsWith("Request")) {
      String name = owner.substring(0, owner.length() - "Request".length());
      operation =
          operation(
              "operationId", name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }
    if (operation.isEmpty() && owner.contains("_")) {
      // The library names an inline schema by its owner and its field: Gear_parts_inner.
      return named(owner.substring(0, owner.lastIndexOf('_')));
    }
    return operation.isEmpty() || field.isEmpty() ? operation : parameter(operation, field);
  }

  /** Returns the first operation with a value, or with a list that has the value. */
  private List<String> operation(String key, String value) {
    if (document.get("paths") instanceof Map<?, ?> paths) {
      for (Map.Entry<?, ?> path : paths.entrySet()) {
        if (path.getValue() instanceof Map<?, ?> item) {
          for (Object verb : item.keySet()) {
            Object found = member(item.get(verb), key);
            if (value.equals(found) || (found instanceof List<?> list && list.contains(value))) {
              return List.of("paths", String.valueOf(path.getKey()), String.valueOf(verb));
            }
          }
        }
      }
    }
    return List.of();
  }

  /** Returns the schema of a response, or of its output if the schema has one. */
  private List<String> response(List<String> operation, boolean output) {
    List<String> content = plus(resolved(plus(operation, "responses", "200")), "content");
    if (!(at(content) instanceof Map<?, ?> types) || types.isEmpty()) {
      return operation;
    }
    List<String> schema = plus(content, String.valueOf(types.keySet().iterator().next()), "schema");
    return output ? field(schema, "result.output") : schema;
  }

  private List<String> parameter(List<String> operation, String name) {
    List<String> parameters = plus(operation, "parameters");
    if (at(parameters) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        List<String> parameter = resolved(plus(parameters, String.valueOf(i)));
        if (name.equals(member(at(parameter), "name"))) {
          return parameter;
        }
      }
    }
    List<String> content = plus(resolved(plus(operation, "requestBody")), "content");
    if (at(content) instanceof Map<?, ?> types) {
      for (Object type : types.keySet()) {
        List<String> field = fields(plus(content, String.valueOf(type), "schema")).get(name);
        if (field != null) {
          return field;
        }
      }
    }
    return operation;
  }

  /** Returns the fields of a schema, those of its parts included, by name. */
  Map<String, List<String>> fields(List<String> schema) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    List<String> at = resolved(schema);
    if (member(at(at), "allOf") instanceof List<?> parts) {
      for (int i = 0; i < parts.size(); i++) {
        fields.putAll(fields(plus(at, "allOf", String.valueOf(i))));
      }
    }
    if (member(at(at), "properties") instanceof Map<?, ?> properties) {
      properties
          .keySet()
          .forEach(
              name ->
                  fields.put(String.valueOf(name), plus(at, "properties", String.valueOf(name))));
    }
    return fields;
  }

  private List<String> field(List<String> schema, String path) {
    List<String> at = schema;
    for (String name : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      List<String> next = fields(at).get(name);
      if (next == null) {
        return at;
      }
      at = next;
    }
    return at;
  }
}
