package io.github.mmfapi.codegen;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Bundles {@code api.yaml} and the files in {@code groups/} into one OpenAPI document: merges tags,
 * paths and components, and turns references between files into references within the document. The
 * bundle is what is generated from, checked and published. Parsing it is also about ten times as
 * fast as following references between files.
 */
public final class SpecBundle {
  private static final String ROOT = "api.yaml";
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
   * Writes the bundle. A mistake is printed and ends the JVM's task with an exception.
   *
   * @param args the folder with {@code api.yaml} and the file to write
   * @throws IOException if a file cannot be read or written
   * @throws InvalidSpecException if the files cannot be merged, or describe what the generator does
   *     not support; the message names file and line
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException(
          "give two arguments, the folder of the spec and the file to write, instead of "
              + List.of(args));
    }
    Path folder = Path.of(args[0]);
    Map<String, Object> document = merge(folder);
    List<SpecMistake> unsupported = FeatureCheck.of(document);
    if (!unsupported.isEmpty()) {
      throw SpecPlaces.of(document, folder).place(unsupported.get(0));
    }
    write(document, Path.of(args[1]));
  }

  /**
   * Merges the files of a spec.
   *
   * @param folder the folder with {@code api.yaml} and {@code groups/}
   * @return the document
   * @throws InvalidSpecException if that is not possible; the message names file and line
   */
  public static Map<String, Object> merge(Path folder) {
    return new SpecBundle(folder).merge();
  }

  /**
   * Writes a merged document, and beside it what servers that simulate it need: {@code
   * NAME-methods.txt}, a line for each method, and {@code NAME-outputs.json}, examples of what they
   * return. A file that would have the same text is left alone.
   *
   * @param document the document
   * @param bundle the file, {@code NAME.yaml}
   * @throws IOException if it cannot be written
   */
  public static void write(Map<String, Object> document, Path bundle) throws IOException {
    StringWriter text = new StringWriter();
    text.write("# Bundled from api.yaml and groups/. Do not edit: change those and build again.\n");
    yaml().dump(document, text);
    write(bundle, text.toString());
    String name = bundle.getFileName().toString().replace(".yaml", "");
    write(bundle.resolveSibling(name + "-methods.txt"), MethodList.of(document));
    write(bundle.resolveSibling(name + "-outputs.json"), MethodList.outputs(document));
  }

  /**
   * Writes a file, unless it has that text. A file that changes makes Maven pack and compile again.
   */
  static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
  }

  private Map<String, Object> merge() {
    SpecPlaces.files(folder).forEach(this::read);
    List<Object> tags = new ArrayList<>();
    Map<String, Object> paths = new LinkedHashMap<>();
    Map<String, Object> components = new LinkedHashMap<>();
    for (Map.Entry<Path, Map<String, Object>> file : files.entrySet()) {
      Map<String, Object> part = file.getValue();
      if (part.get("tags") instanceof List<?> list) {
        tags.addAll(list);
      }
      add(file.getKey(), List.of("paths"), map(part, "paths"), paths);
      map(part, COMPONENTS)
          .forEach(
              (kind, members) ->
                  add(
                      file.getKey(),
                      List.of(COMPONENTS, kind),
                      mapping(members),
                      mapping(components.computeIfAbsent(kind, k -> new LinkedHashMap<>()))));
    }
    Map<String, Object> document =
        new LinkedHashMap<>(Objects.requireNonNull(files.get(folder.resolve(ROOT))));
    document.remove(COMPONENTS);
    document.put("tags", tags);
    document.put("paths", paths);
    document.put(COMPONENTS, components);
    return document;
  }

  private void read(Path file) {
    Object content = SpecPlaces.read(file, (yaml, in) -> yaml.load(in));
    if (!(content instanceof Map)) {
      throw new InvalidSpecException(
          SpecPlaces.shown(file)
              + ":1: the file is not a mapping; write tags, paths and components",
          null);
    }
    files.put(file, mapping(content));
  }

  private void add(
      Path file, List<String> at, Map<String, Object> members, Map<String, Object> all) {
    members.forEach(
        (name, value) -> {
          List<String> place = Pointers.plus(at, name);
          if (all.put(name, local(file, place, value)) != null) {
            throw mistake(
                file, place, name + ": another file describes it too; remove one of them");
          }
        });
  }

  private static InvalidSpecException mistake(Path file, List<String> at, String message) {
    Map<String, Object> alone = mapping(SpecPlaces.read(file, (yaml, in) -> yaml.load(in)));
    return new InvalidSpecException(SpecPlaces.of(alone, file).of(at) + ": " + message, null);
  }

  /** Returns the value with every reference changed to one within the bundle. */
  private Object local(Path file, List<String> at, Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<String, Object> copy = new LinkedHashMap<>();
      object.forEach(
          (key, member) -> {
            String name = String.valueOf(key);
            List<String> place = Pointers.plus(at, name);
            copy.put(
                name,
                "$ref".equals(key)
                    ? resolve(file, place, String.valueOf(member))
                    : local(file, place, member));
          });
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        copy.add(local(file, Pointers.plus(at, String.valueOf(i)), list.get(i)));
      }
      return copy;
    }
    return value;
  }

  private String resolve(Path file, List<String> at, String reference) {
    Matcher parts = REFERENCE.matcher(reference);
    if (!parts.matches()) {
      throw mistake(
          file, at, "the reference " + reference + " is not to a component; refer to a component");
    }
    String kind = parts.group("kind");
    String name = parts.group("name");
    Path target =
        parts.group("file").isEmpty() ? file : file.resolveSibling(parts.group("file")).normalize();
    Map<String, Object> there = files.get(target);
    if (there == null || !map(map(there, COMPONENTS), kind).containsKey(name)) {
      throw mistake(
          file,
          at,
          "the target of the reference " + reference + " does not exist; fix the file or name");
    }
    return "#/components/" + kind + "/" + name;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    Object member = parent.get(key);
    return member == null ? Map.of() : mapping(member);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> mapping(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  private static Yaml yaml() {
    DumperOptions dumping = new DumperOptions();
    dumping.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    dumping.setWidth(LINE_WIDTH);
    // No aliases, which some tools cannot read.
    return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(dumping), dumping);
  }
}
