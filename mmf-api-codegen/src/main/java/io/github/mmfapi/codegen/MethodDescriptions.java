package io.github.mmfapi.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Writes what the bundled spec says of each method as one JSON file, {@code <group>/<method>.json},
 * and {@code index.txt}, a line with method and summary for each. The command line reads them: a
 * small file is parsed in a fraction of the time that the whole document takes.
 */
public final class MethodDescriptions {
  private static final List<String> VERBS = List.of("get", "post");
  private static final String DESCRIPTION = "description";
  private static final String EVIDENCE = "x-mmf-evidence";

  private final Map<String, Object> document;

  private MethodDescriptions(Map<String, Object> document) {
    this.document = document;
  }

  /**
   * Writes the files.
   *
   * @param args the name of the bundle on the class path and the folder to write into
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if there is no such bundle
   */
  public static void main(String[] args) throws IOException {
    try (InputStream bundle =
        MethodDescriptions.class.getClassLoader().getResourceAsStream(args[0])) {
      if (bundle == null) {
        throw new IllegalArgumentException(
            args[0] + " is not on the class path; add the module mmf-api-spec to it");
      }
      write(bundle, Path.of(args[1]));
    }
  }

  /** Writes a file for each method, and removes those of methods that are gone. */
  static void write(InputStream bundle, Path folder) throws IOException {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(bundle);
    Yaml json = json();
    StringBuilder index = new StringBuilder();
    Set<Path> written = new HashSet<>();
    for (Map.Entry<String, Object> method :
        new MethodDescriptions(map(document)).all().entrySet()) {
      Path file = folder.resolve(method.getKey() + ".json");
      written.add(file);
      SpecBundle.write(file, json.dump(method.getValue()));
      index
          .append(method.getKey())
          .append(' ')
          .append(map(method.getValue()).get("summary"))
          .append('\n');
    }
    SpecBundle.write(folder.resolve("index.txt"), index.toString());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        if (!written.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Returns a writer whose documents are JSON, each on one line. */
  private static Yaml json() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
    options.setDefaultScalarStyle(DumperOptions.ScalarStyle.JSON_SCALAR_STYLE);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    return new Yaml(options);
  }

  private Map<String, Object> all() {
    Map<String, Object> methods = new TreeMap<>();
    map(document.get("paths"))
        .forEach(
            (path, item) -> {
              for (String verb : VERBS) {
                if (map(item).containsKey(verb)) {
                  String method = path.substring(1);
                  methods.put(method, method(method, verb, map(map(item).get(verb))));
                }
              }
            });
    return methods;
  }

  private Map<String, Object> method(String name, String verb, Map<String, Object> operation) {
    Map<String, Object> method = new LinkedHashMap<>();
    method.put("method", name);
    method.put("verb", verb.equals("get") ? "GET" : "POST");
    method.put("summary", operation.get("summary"));
    put(method, DESCRIPTION, text(operation.get(DESCRIPTION)));
    method.put("access", access(operation));
    method.put("response", responseTypes(operation));
    put(method, "evidence", operation.get(EVIDENCE));
    put(method, "atLeastOneOf", operation.get("x-mmf-at-least-one-of"));
    method.put("parameters", parameters(operation));
    return method;
  }

  /** Returns which credentials a call needs. */
  private String access(Map<String, Object> operation) {
    Object signedWith = operation.get("x-mmf-signed-with");
    if (signedWith != null) {
      return signedWith.toString();
    }
    Object security = operation.getOrDefault("security", document.get("security"));
    List<?> choices = (List<?>) Objects.requireNonNull(security);
    if (choices.isEmpty()) {
      return "none";
    }
    return choices.contains(Map.of()) ? "optional" : "token";
  }

  private static List<Object> responseTypes(Map<String, Object> operation) {
    Map<String, Object> success = map(map(operation.get("responses")).get("200"));
    return success.get("content") == null
        ? List.of()
        : new ArrayList<>(map(success.get("content")).keySet());
  }

  private List<Object> parameters(Map<String, Object> operation) {
    List<Object> parameters = new ArrayList<>();
    if (operation.get("parameters") instanceof List<?> list) {
      for (Object entry : list) {
        Map<String, Object> parameter = resolved(map(entry));
        Map<String, Object> shown =
            parameter(
                String.valueOf(parameter.get("name")),
                Boolean.TRUE.equals(parameter.get("required")),
                parameter,
                resolved(map(parameter.get("schema"))));
        repeatable(shown, Boolean.FALSE.equals(parameter.get("explode")));
        parameters.add(shown);
      }
    }
    if (operation.get("requestBody") != null) {
      map(map(operation.get("requestBody")).get("content"))
          .values()
          .forEach(content -> addForm(parameters, map(content)));
    }
    return parameters;
  }

  private void addForm(List<Object> parameters, Map<String, Object> content) {
    Map<String, Object> schema = resolved(map(content.get("schema")));
    Map<String, Object> encoding =
        content.get("encoding") == null ? Map.of() : map(content.get("encoding"));
    List<?> required = schema.get("required") instanceof List<?> list ? list : List.of();
    map(schema.get("properties"))
        .forEach(
            (name, property) -> {
              Map<String, Object> resolved = resolved(map(property));
              Map<String, Object> shown =
                  parameter(name, required.contains(name), resolved, resolved);
              repeatable(
                  shown,
                  encoding.get(name) != null
                      && Boolean.FALSE.equals(map(encoding.get(name)).get("explode")));
              parameters.add(shown);
            });
  }

  private Map<String, Object> parameter(
      String name, boolean required, Map<String, Object> owner, Map<String, Object> schema) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", name);
    shown.put("required", required);
    Map<String, Object> items =
        schema.get("items") == null ? schema : resolved(map(schema.get("items")));
    shown.put("type", items.getOrDefault("format", items.getOrDefault("type", "string")));
    put(shown, "list", schema.get("items") == null ? null : "repeat");
    put(shown, "values", items.get("enum"));
    put(shown, DESCRIPTION, text(owner.getOrDefault(DESCRIPTION, schema.get(DESCRIPTION))));
    put(shown, "example", text(owner.getOrDefault("example", schema.get("example"))));
    put(shown, "secret", owner.getOrDefault("x-mmf-sensitive", schema.get("x-mmf-sensitive")));
    put(shown, "setBy", owner.get("x-mmf-set-by"));
    put(shown, "evidence", owner.getOrDefault(EVIDENCE, schema.get(EVIDENCE)));
    return shown;
  }

  private static void repeatable(Map<String, Object> parameter, boolean joined) {
    if (joined && parameter.containsKey("list")) {
      parameter.put("list", "commas");
    }
  }

  /** Returns an object with its reference followed, and with the members of its parts. */
  private Map<String, Object> resolved(Map<String, Object> object) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (object.get("$ref") instanceof String reference) {
      Object target = document;
      for (String step : reference.substring(2).split("/", -1)) {
        target = map(target).get(step);
      }
      all.putAll(resolved(map(target)));
    }
    if (object.get("allOf") instanceof List<?> parts) {
      parts.forEach(part -> merge(all, resolved(map(part))));
    }
    merge(all, object);
    return all;
  }

  private static void merge(Map<String, Object> all, Map<String, Object> more) {
    more.forEach(
        (key, value) -> {
          if (key.equals("properties") && all.get(key) != null) {
            Map<String, Object> properties = new LinkedHashMap<>(map(all.get(key)));
            properties.putAll(map(value));
            all.put(key, properties);
          } else if (key.equals("required") && all.get(key) instanceof List<?> list) {
            List<Object> required = new ArrayList<>(list);
            required.addAll((List<?>) value);
            all.put(key, required);
          } else {
            all.put(key, value);
          }
        });
  }

  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  private static @Nullable Object text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return value == null ? null : value.toString().strip();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    if (!(value instanceof Map)) {
      throw new IllegalArgumentException(
          "expected a mapping, but found " + value + "; fix the spec");
    }
    return (Map<String, Object>) value;
  }
}
