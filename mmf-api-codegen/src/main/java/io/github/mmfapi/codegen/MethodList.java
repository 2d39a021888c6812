package io.github.mmfapi.codegen;

import static io.github.mmfapi.codegen.Pointers.plus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists the methods of a spec for servers that simulate it: HTTP method, who may call, parameters,
 * and an example of the output.
 */
final class MethodList {
  /** How the security schemes are called in the list. */
  private static final Map<String, String> ACCESS =
      Map.of("OAuth1", "oauth1", "LegacyPassword", "password", "ConsumerKey", "key");

  /** The parameters of the other ways to authenticate, which are no parameters of the method. */
  private static final Set<String> CREDENTIALS = Set.of("consumer_key", "u", "p");

  private static final Map<String, String> TYPES =
      Map.of(
          "mmf-long", "int",
          "mmf-int", "int",
          "mmf-decimal", "float",
          "mmf-date", "date",
          "mmf-flag", "bit",
          "binary", "file");

  private static final String HEAD =
      """
      # The methods of the spec: path, HTTP method, access, response, parameters.
      # access: oauth1 (a signed request), password (consumer_key, u and p in a form), key
      # (consumer_key alone), open (no credentials); joined by +.
      # response: envelope, the media type of another response, none if no response is described,
      # or link (only a link names the method).
      # parameters: NAME:TYPE, ! if required, @GROUP if one of the group is required.
      """;

  private final Map<?, ?> document;
  private final Pointers pointers;

  private MethodList(Map<?, ?> document) {
    this.document = document;
    this.pointers = new Pointers(document);
  }

  /** Returns the list, a line for each method, in alphabetical order. */
  static String of(Map<?, ?> document) {
    Map<String, String> lines = new TreeMap<>();
    MethodList list = new MethodList(document);
    list.operations().forEach((path, at) -> lines.put(path, list.line(path, at)));
    return HEAD + String.join("\n", lines.values()) + "\n";
  }

  private Map<String, List<String>> operations() {
    Map<String, List<String>> operations = new TreeMap<>();
    for (Map.Entry<?, ?> path : map(document.get("paths")).entrySet()) {
      for (Map.Entry<?, ?> verb : map(path.getValue()).entrySet()) {
        if (map(verb.getValue()).containsKey("operationId")) {
          String name = String.valueOf(path.getKey());
          operations.put(name.substring(1), List.of("paths", name, String.valueOf(verb.getKey())));
        }
      }
    }
    return operations;
  }

  private String line(String path, List<String> at) {
    Map<?, ?> operation = map(pointers.at(at));
    Set<String> access = access(operation);
    List<String> words = new ArrayList<>();
    words.add(path);
    words.add(at.get(2).toUpperCase(Locale.ROOT));
    words.add(String.join("+", access));
    words.add(response(operation, at));
    boolean credentials = access.contains("password") || access.contains("key");
    Map<String, String> groups = groups(operation);
    parameters(at)
        .forEach(
            (name, type) -> {
              // The log-in has no credentials but these.
              boolean isOwn = !credentials || !CREDENTIALS.contains(name) || access.size() == 1;
              if (isOwn) {
                words.add(name + ":" + type + groups.getOrDefault(name, ""));
              }
            });
    return String.join(" ", words);
  }

  private Set<String> access(Map<?, ?> operation) {
    Object security =
        operation.containsKey("security") ? operation.get("security") : document.get("security");
    Set<String> access = new LinkedHashSet<>();
    if (security instanceof List<?> alternatives) {
      for (Object alternative : alternatives) {
        if (map(alternative).isEmpty()) {
          access.add("open");
        }
        map(alternative)
            .keySet()
            .forEach(scheme -> access.add(ACCESS.getOrDefault(String.valueOf(scheme), "oauth1")));
      }
    }
    if (access.isEmpty()) {
      access.add("open");
    }
    if (access.equals(Set.of("open"))) {
      // A signed request is served, too.
      access.add("oauth1");
    }
    return access;
  }

  private String response(Map<?, ?> operation, List<String> at) {
    boolean link = "link-only".equals(map(operation.get("x-mmf-evidence")).get("confidence"));
    return link ? "link" : output(at) == null ? mediaType(at) : "envelope";
  }

  /** Returns the media type of a response: that of a file, if one is described, or the first. */
  private String mediaType(List<String> operation) {
    List<String> content = content(operation);
    String first = "none";
    for (Object type : map(pointers.at(content)).keySet()) {
      String name = String.valueOf(type);
      Map<?, ?> schema =
          map(pointers.at(pointers.resolved(plus(content, String.valueOf(type), "schema"))));
      if ("binary".equals(schema.get("format"))) {
        return withoutParameters(name);
      }
      first = first.equals("none") ? name : first;
    }
    return withoutParameters(first);
  }

  private static String withoutParameters(String mediaType) {
    int end = mediaType.indexOf(';');
    return end < 0 ? mediaType : mediaType.substring(0, end).strip();
  }

  private List<String> content(List<String> operation) {
    return plus(pointers.resolved(plus(operation, "responses", "200")), "content");
  }

  private static Map<String, String> groups(Map<?, ?> operation) {
    Map<String, String> groups = new LinkedHashMap<>();
    if (operation.get("x-mmf-at-least-one-of") instanceof List<?> lists) {
      for (int i = 0; i < lists.size(); i++) {
        for (Object name : (List<?>) lists.get(i)) {
          groups.put(String.valueOf(name), "@" + (i + 1));
        }
      }
    }
    return groups;
  }

  /** Returns the types of the parameters by name, with ! for those that are required. */
  private Map<String, String> parameters(List<String> operation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (pointers.at(plus(operation, "parameters")) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        List<String> at = pointers.resolved(plus(operation, "parameters", String.valueOf(i)));
        Map<?, ?> parameter = map(pointers.at(at));
        if (isOfMethod(parameter)) {
          boolean required = Boolean.TRUE.equals(parameter.get("required"));
          String name = String.valueOf(parameter.get("name"));
          parameters.put(name, type(name, plus(at, "schema")) + (required ? "!" : ""));
        }
      }
    }
    List<String> content = plus(pointers.resolved(plus(operation, "requestBody")), "content");
    for (Object media : map(pointers.at(content)).keySet()) {
      List<String> schema = plus(content, String.valueOf(media), "schema");
      Set<String> required = required(schema);
      pointers
          .fields(schema)
          .forEach(
              (name, at) -> {
                if (isOfMethod(map(pointers.at(at)))) {
                  parameters.put(name, type(name, at) + (required.contains(name) ? "!" : ""));
                }
              });
    }
    return parameters;
  }

  /** Tells whether a parameter is neither the output selector nor part of the signature. */
  private static boolean isOfMethod(Map<?, ?> parameter) {
    return !"o".equals(parameter.get("name")) && !parameter.containsKey("x-mmf-set-by");
  }

  private Set<String> required(List<String> reference) {
    List<String> at = pointers.resolved(reference);
    Map<?, ?> schema = map(pointers.at(at));
    Set<String> required = new LinkedHashSet<>();
    if (schema.get("required") instanceof List<?> names) {
      names.forEach(name -> required.add(String.valueOf(name)));
    }
    if (schema.get("allOf") instanceof List<?> parts) {
      for (int i = 0; i < parts.size(); i++) {
        required.addAll(required(plus(at, "allOf", String.valueOf(i))));
      }
    }
    return required;
  }

  private String type(String name, List<String> reference) {
    List<String> at = pointers.resolved(reference);
    Map<?, ?> schema = map(pointers.at(at));
    if (schema.get("allOf") instanceof List<?> parts && parts.size() == 1) {
      return type(name, plus(at, "allOf", "0"));
    }
    if ("array".equals(schema.get("type"))) {
      return "list";
    }
    // Keys are texts, because they can exceed 2^53, but they have digits only.
    boolean key = name.endsWith("_key") && !name.equals("consumer_key");
    return TYPES.getOrDefault(String.valueOf(schema.get("format")), key ? "int" : "string");
  }

  /** Returns where the schema of the output is; null without an envelope. */
  private @Nullable List<String> output(List<String> operation) {
    List<String> media = plus(content(operation), "application/json");
    List<String> result = pointers.fields(plus(media, "schema")).get("result");
    return result == null ? null : pointers.fields(result).get("output");
  }

  /**
   * Returns an example of the output of each method whose output is described, and of the body of
   * each method without the envelope.
   *
   * @return an object in JSON, with what {@code output} holds, or the body, by method; a body that
   *     is a text has the {@code example} of its media type or schema
   */
  static String outputs(Map<?, ?> document) {
    MethodList list = new MethodList(document);
    Map<String, Object> outputs = new TreeMap<>();
    list.operations()
        .forEach(
            (path, at) -> {
              List<String> output = list.output(at);
              Object example = output == null ? list.body(at) : list.example(output, 0);
              boolean empty = example instanceof Map<?, ?> object && object.isEmpty();
              if (example != null && !empty) {
                outputs.put(path, example);
              }
            });
    return json(outputs) + "\n";
  }

  /** Returns an example of a body without the envelope; null if none is known. */
  private @Nullable Object body(List<String> operation) {
    List<String> media = plus(content(operation), mediaType(operation));
    Object own = map(pointers.at(media)).get("example");
    if (own != null) {
      return own;
    }
    List<String> schema = plus(media, "schema");
    if (pointers.at(schema) == null) {
      return null;
    }
    Object example = example(schema, 0);
    boolean described = map(pointers.at(pointers.resolved(schema))).containsKey("example");
    // The example of a bare text says nothing, and those of files are made by the server.
    return described || !(example instanceof String) ? example : null;
  }

  private static String json(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      List<String> members = new ArrayList<>();
      object.forEach((key, member) -> members.add(json(key) + ":" + json(member)));
      return "{" + String.join(",", members) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(MethodList::json).toList()) + "]";
    }
    boolean plain = value == null || value instanceof Number || value instanceof Boolean;
    // Java's literals of texts are those of JSON.
    return plain ? String.valueOf(value) : JavaNames.literal(String.valueOf(value));
  }

  private static final int DEEPEST = 6;

  private Object example(List<String> reference, int depth) {
    List<String> at = pointers.resolved(reference);
    Map<?, ?> schema = map(pointers.at(at));
    if (schema.containsKey("example")) {
      return schema.get("example");
    }
    if (schema.get("oneOf") instanceof List<?>) {
      return example(plus(at, "oneOf", "0"), depth);
    }
    Map<String, List<String>> fields = pointers.fields(at);
    if (!fields.isEmpty()) {
      Map<String, Object> object = new LinkedHashMap<>();
      if (depth < DEEPEST) {
        fields.forEach((name, field) -> object.put(name, example(field, depth + 1)));
      }
      return object;
    }
    if (schema.containsKey("items")) {
      boolean empty = depth >= DEEPEST || Integer.valueOf(0).equals(schema.get("maxItems"));
      return empty ? List.of() : List.of(example(plus(at, "items"), depth + 1));
    }
    if (schema.get("enum") instanceof List<?> values) {
      return values.get(0);
    }
    Object type = schema.get("type");
    if ("string".equals(type) || (type == null && schema.containsKey("format"))) {
      return text(String.valueOf(schema.get("format")));
    }
    if ("integer".equals(type) || "number".equals(type)) {
      return 1;
    }
    return "boolean".equals(type) ? false : Map.of();
  }

  private static String text(String format) {
    return switch (format) {
      case "mmf-long", "mmf-int" -> "1";
      case "mmf-decimal" -> "1.5";
      case "mmf-flag" -> "0";
      case "mmf-date" -> "2013-01-16";
      case "mmf-us-date" -> "01/16/2013";
      case "mmf-date-time" -> "2013-01-16 12:30:00";
      case "mmf-time" -> "12:30:00";
      default -> "text";
    };
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }
}
