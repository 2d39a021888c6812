package io.github.mmfapi.codegen;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Bundles {@code api.yaml} and the files in {@code groups/} into one OpenAPI document: merges tags,
 * paths and components, and turns references between files into references within the document. The
 * bundle is what is generated from, checked and published. Parsing it is also about ten times as
 * fast as following references between files.
 */
public final class SpecBundle {
  private static final String ROOT = "api.yaml";
  private static final String GROUPS = "groups";
  private static final String COMPONENTS = "components";
  private static final Pattern REFERENCE =
      Pattern.compile("(?<file>[^#]*)#/components/(?<kind>\\w+)/(?<name>[\\w.-]+)");
  private static final int LINE_WIDTH = 100;

  private final Path folder;
  private final Map<Path, Map<String, Object>> files = new LinkedHashMap<>();

  private SpecBundle(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the bundle.
   *
   * @param args the folder with {@code api.yaml} and the file to write
   * @throws IOException if a file cannot be read or written
   * @throws IllegalArgumentException if the files cannot be merged; the message names the file
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "give two arguments, the folder of the spec and the file to write, instead of "
              + List.of(args));
    }
    write(Path.of(args[0]), Path.of(args[1]));
  }

  static void write(Path folder, Path bundle) throws IOException {
    Map<String, Object> document = new SpecBundle(folder).bundle();
    Files.createDirectories(bundle.toAbsolutePath().getParent());
    try (Writer out = Files.newBufferedWriter(bundle)) {
      out.write(
          "# Bundled from api.yaml and groups/. Do not edit: change those and build again.\n");
      yaml().dump(document, out);
    }
  }

  private Map<String, Object> bundle() throws IOException {
    read(folder.resolve(ROOT));
    try (Stream<Path> groups = Files.list(folder.resolve(GROUPS))) {
      for (Path group : groups.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        read(group);
      }
    }
    List<Object> tags = new ArrayList<>();
    Map<String, Object> paths = new LinkedHashMap<>();
    Map<String, Object> components = new LinkedHashMap<>();
    for (Map.Entry<Path, Map<String, Object>> file : files.entrySet()) {
      Map<String, Object> part = file.getValue();
      if (part.get("tags") instanceof List<?> list) {
        tags.addAll(list);
      }
      add(file.getKey(), map(part, "paths"), paths);
      map(part, COMPONENTS)
          .forEach(
              (kind, members) ->
                  add(
                      file.getKey(),
                      cast(members),
                      cast(components.computeIfAbsent(kind, k -> new LinkedHashMap<>()))));
    }
    Map<String, Object> document = new LinkedHashMap<>(files.get(folder.resolve(ROOT)));
    document.remove(COMPONENTS);
    document.put("tags", tags);
    document.put("paths", paths);
    document.put(COMPONENTS, components);
    return document;
  }

  private void read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file)) {
      files.put(file, cast(yaml().load(in)));
    } catch (YAMLException e) {
      throw new IllegalArgumentException(file + " is not valid YAML: " + e.getMessage(), e);
    }
  }

  private void add(Path file, Map<String, Object> members, Map<String, Object> all) {
    members.forEach(
        (name, value) -> {
          if (all.put(name, local(file, value)) != null) {
            throw new IllegalArgumentException(
                file
                    + " describes "
                    + name
                    + ", which another file describes too; remove one of them");
          }
        });
  }

  /** Returns the value with every reference changed to one within the bundle. */
  private Object local(Path file, Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> copy = new LinkedHashMap<>();
      object.forEach(
          (key, member) ->
              copy.put(
                  String.valueOf(key),
                  "$ref".equals(key)
                      ? resolve(file, String.valueOf(member))
                      : local(file, member)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(member -> local(file, member)).toList();
    }
    return value;
  }

  private String resolve(Path file, String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          file + ": the reference " + reference + " is not to a component; refer to a component");
    }
    String kind = parts.group("kind");
    String name = parts.group("name");
    Path target =
        parts.group("file").isEmpty() ? file : file.resolveSibling(parts.group("file")).normalize();
    Map<String, Object> there = files.get(target);
    if (there == null || !map(map(there, COMPONENTS), kind).containsKey(name)) {
      throw new IllegalArgumentException(
          file
              + ": the target of the reference "
              + reference
              + " does not exist; fix the file or name");
    }
    return "#/components/" + kind + "/" + name;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return parent.get(key) == null ? Map.of() : cast(parent.get(key));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object value) {
    if (!(value instanceof Map)) {
      throw new IllegalArgumentException(
          "expected a mapping, but found " + value + "; fix the YAML");
    }
    return (Map<String, Object>) value;
  }

  private static Yaml yaml() {
    LoaderOptions loading = new LoaderOptions();
    loading.setAllowDuplicateKeys(false);
    DumperOptions dumping = new DumperOptions();
    dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    dumping.setWidth(LINE_WIDTH);
    // No aliases, which some tools cannot read.
    return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping);
  }
}
