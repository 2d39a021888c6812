package io.github.mmfapi.spec;

import static io.github.mmfapi.spec.SpecDocument.isBound;
import static io.github.mmfapi.spec.SpecDocument.list;
import static io.github.mmfapi.spec.SpecDocument.map;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists what the generator turns into names and types: operations, their parameters and responses,
 * the fields and values of the models. A comparison on the wire, such as that of openapi-diff, does
 * not see most of it. For example, a renamed operationId changes nothing on the wire, but removes a
 * method that callers use.
 */
final class BindingsSurface {
  /** Identifies a part of the bindings by its owner and name. */
  record Part(Kind kind, String owner, String name) implements Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return kind.words + " " + owner + (name.isEmpty() ? "" : "." + name);
    }
  }

  /** Lists the kinds of parts, and whether adding or removing one breaks callers. */
  enum Kind {
    OPERATION("operation", false, true),
    INTERFACE("interface of", false, true),
    RESPONSE("response of", false, true),
    PARAMETER("parameter", false, true),
    REQUIRED("required parameter", true, false),
    ONE_OF("at-least-one-of group", true, false),
    MODEL("schema", false, true),
    FIELD("field", false, true),
    VALUE("value", false, true);

    final String words;
    final boolean breaksWhenAdded;
    final boolean breaksWhenRemoved;

    Kind(String words, boolean breaksWhenAdded, boolean breaksWhenRemoved) {
      this.words = words;
      this.breaksWhenAdded = breaksWhenAdded;
      this.breaksWhenRemoved = breaksWhenRemoved;
    }
  }

  private final SpecDocument spec;
  private final Map<Part, String> parts = new TreeMap<>();
  private final Set<String> forms = new HashSet<>();

  private BindingsSurface(SpecDocument spec) {
    this.spec = spec;
  }

  /** Returns each part with its description, such as {@code string mmf-long}. */
  static Map<Part, String> of(SpecDocument spec) {
    BindingsSurface surface = new BindingsSurface(spec);
    spec.boundOperations().forEach(surface::operation);
    spec.boundSchemas().forEach(surface::model);
    return surface.parts;
  }

  private void operation(SpecDocument.Operation operation) {
    String id = operation.id();
    Map<String, Object> content = operation.content();
    put(Kind.OPERATION, id, "", operation.verb().toUpperCase(Locale.ROOT) + " " + operation.path());
    put(Kind.INTERFACE, id, "", String.valueOf(list(content.get("tags"))));
    put(Kind.RESPONSE, id, "", response(content));
    oneOf(id, content);
    for (Object entry : list(content.get("parameters"))) {
      Map<String, Object> parameter = spec.resolve(entry);
      if (isBound(parameter)) {
        String name = String.valueOf(parameter.get("name"));
        put(Kind.PARAMETER, id, name, joined(parameter) + type(parameter.get("schema")));
        values(id + "." + name, parameter.get("schema"));
        if (Boolean.TRUE.equals(parameter.get("required"))) {
          put(Kind.REQUIRED, id, name, "required");
        }
      }
    }
    map(spec.resolve(content.get("requestBody")).get("content"))
        .forEach((type, media) -> form(id, type, map(media)));
  }

  private void form(String id, String contentType, Map<String, Object> media) {
    Object schema = media.get("schema");
    Map<String, Object> encoding = map(media.get("encoding"));
    put(Kind.PARAMETER, id, "(form)", contentType);
    if (map(schema).get("$ref") instanceof String reference) {
      forms.add(name(reference));
    }
    oneOf(id, spec.resolve(schema));
    Map<String, Object> fields = spec.properties(schema);
    fields.values().removeIf(field -> !isBound(map(field)));
    fields.forEach(
        (name, field) -> {
          put(Kind.PARAMETER, id, name, joined(map(encoding.get(name))) + type(field));
          values(id + "." + name, field);
        });
    spec.required(schema).stream()
        .filter(fields::containsKey)
        .forEach(name -> put(Kind.REQUIRED, id, name, "required"));
  }

  private static String joined(Map<String, Object> style) {
    return Boolean.FALSE.equals(style.get("explode")) ? "comma-joined " : "";
  }

  private void oneOf(String id, Map<String, Object> owner) {
    for (Object group : list(owner.get("x-mmf-at-least-one-of"))) {
      put(Kind.ONE_OF, id, String.valueOf(group), "at least one");
    }
  }

  private String response(Map<String, Object> operation) {
    Map<String, Object> success = spec.resolve(map(operation.get("responses")).get("200"));
    return map(success.get("content")).entrySet().stream()
        .map(media -> media.getKey() + " " + type(map(media.getValue()).get("schema")))
        .collect(Collectors.joining(", "));
  }

  private void model(String name, @Nullable Object schema) {
    // The fields of a form are parameters of its operation and are not listed twice.
    if (!forms.contains(name)) {
      put(Kind.MODEL, name, "", type(schema));
      fields(name, "", schema);
      values(name, schema);
    }
  }

  private void fields(String owner, String prefix, @Nullable Object schema) {
    spec.properties(schema)
        .forEach(
            (name, field) -> {
              put(Kind.FIELD, owner, prefix + name, type(field));
              values(owner + "." + prefix + name, field);
              if (map(field).get("properties") != null) {
                fields(owner, prefix + name + ".", field);
              }
            });
  }

  private void values(String owner, @Nullable Object schema) {
    List<?> values = list(map(schema).get("enum"));
    List<?> names = list(map(schema).get("x-enum-varnames"));
    for (int i = 0; i < values.size(); i++) {
      put(
          Kind.VALUE,
          owner,
          String.valueOf(values.get(i)),
          i < names.size() ? String.valueOf(names.get(i)) : "named by its value");
    }
    if (map(schema).get("items") != null) {
      values(owner + "[]", map(schema).get("items"));
    }
  }

  private String type(@Nullable Object schema) {
    Map<String, Object> described = map(schema);
    if (described.get("$ref") instanceof String reference) {
      return name(reference);
    }
    for (String kind : List.of("oneOf", "anyOf", "allOf")) {
      if (described.get(kind) instanceof List<?> branches) {
        String glue = kind.equals("allOf") ? " and " : " or ";
        return branches.stream().map(this::type).collect(Collectors.joining(glue));
      }
    }
    if (described.get("items") != null) {
      return "list of " + type(described.get("items"));
    }
    String type = String.valueOf(described.getOrDefault("type", "anything"));
    Object format = described.get("format");
    String of = described.get("enum") == null ? "" : " of listed values";
    return type + (format == null ? "" : " " + format) + of;
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private void put(Kind kind, String owner, String name, String value) {
    parts.put(new Part(kind, owner, name), value);
  }
}
