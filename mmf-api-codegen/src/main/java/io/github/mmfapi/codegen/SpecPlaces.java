package io.github.mmfapi.codegen;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds the file and the line of a position in a spec. The spec is one file, or a folder with
 * {@code api.yaml} and {@code groups/}, whose files {@link SpecBundle} merges.
 */
public final class SpecPlaces {
  /** Names beneath which the files of a folder have members of their own. */
  private static final int SHARED_DEPTH = 2;

  private final Map<Path, Node> files = new LinkedHashMap<>();
  private final Map<?, ?> document;

  private SpecPlaces(Map<?, ?> document) {
    this.document = document;
  }

  /**
   * Reads the positions of a spec.
   *
   * @param document the whole document, merged if the spec is a folder
   * @param source the file or folder
   * @return the positions
   * @throws InvalidSpecException if a file is not valid YAML
   */
  public static SpecPlaces of(Map<?, ?> document, Path source) {
    SpecPlaces places = new SpecPlaces(document);
    for (Path file : files(source)) {
      Node root = read(file, Yaml::compose);
      if (root != null) {
        places.files.put(file, root);
      }
    }
    return places;
  }

  /** {@return the files of a spec, in the order in which they are merged} */
  static List<Path> files(Path source) {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    List<Path> files = new ArrayList<>();
    files.add(source.resolve("api.yaml"));
    try (Stream<Path> groups = Files.list(source.resolve("groups"))) {
      groups.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Reads a file with a method of SnakeYAML. */
  interface Reading<T> {
    T read(Yaml yaml, Reader in);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidSpecException if it is not valid YAML
   */
  static <T extends @Nullable Object> T read(Path file, Reading<T> reading) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // A spec is written by its owner, and may be large.
    options.setCodePointLimit(Integer.MAX_VALUE);
    try (Reader in = Files.newBufferedReader(file)) {
      return reading.read(new Yaml(new SafeConstructor(options)), in);
    } catch (MarkedYAMLException e) {
      // A key without a colon is only missed on the next line; its own line is the context.
      boolean key = String.valueOf(e.getProblem()).contains("expected ':'");
      Mark mark = key || e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      String place = shown(file) + ":" + (mark == null ? 1 : mark.getLine() + 1);
      throw new InvalidSpecException(place + ": not valid YAML: " + problem(e), null);
    } catch (YAMLException e) {
      throw new InvalidSpecException(
          shown(file) + ":1: not valid YAML: " + e.getMessage() + "; fix the file", null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String problem(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem() == null ? e.getMessage() : e.getProblem());
    String remedy =
        problem.contains("duplicate key")
            ? "remove one of them"
            : "check indentation, colons and quotation marks here and in the lines before";
    return problem.replaceAll("\\s+", " ") + "; " + remedy;
  }

  /**
   * Returns a mistake with its file and line.
   *
   * @param mistake the mistake
   * @return the exception that ends the generation
   */
  public InvalidSpecException place(SpecMistake mistake) {
    return new InvalidSpecException(of(pointer(mistake)) + ": " + mistake.getMessage(), mistake);
  }

  private List<String> pointer(SpecMistake mistake) {
    return mistake.pointer().isEmpty()
        ? new Pointers(document).named(mistake.where())
        : mistake.pointer();
  }

  /** Tells whether the place of a mistake is in these files, and not in another spec. */
  boolean has(SpecMistake mistake) {
    return best(pointer(mistake)).found().depth() > 0;
  }

  /**
   * Finds a position.
   *
   * @param pointer the names and indexes that lead to it; what does not exist is left out from the
   *     end
   * @return the file and the line, such as {@code spec/groups/gear.yaml:12}
   */
  public String of(List<String> pointer) {
    Best best = best(pointer);
    return shown(best.file()) + ":" + best.found().line();
  }

  private record Best(Path file, Found found) {}

  private Best best(List<String> pointer) {
    Best best = new Best(files.keySet().iterator().next(), new Found(0, 1));
    for (Map.Entry<Path, Node> file : files.entrySet()) {
      Found found = find(file.getValue(), inFile(pointer, file.getKey()));
      if (found.depth() > best.found().depth()
          && (files.size() == 1 || found.depth() > sharedDepth(pointer))) {
        best = new Best(file.getKey(), found);
      }
    }
    return best;
  }

  /**
   * Finds an operation, a parameter, a schema or a field by its name, as {@link #of} does.
   *
   * @param where the name, such as {@code getThing.thing_id}
   * @return the file and the line
   */
  public String ofNamed(String where) {
    return of(new Pointers(document).named(where));
  }

  private static int sharedDepth(List<String> pointer) {
    String member = pointer.isEmpty() ? "" : pointer.get(0);
    return member.equals("components") ? SHARED_DEPTH : member.equals("paths") ? 1 : 0;
  }

  /** Turns the index of a tag in the merged list into that in its own file. */
  private List<String> inFile(List<String> pointer, Path file) {
    if (pointer.size() < 2 || !pointer.get(0).equals("tags") || files.size() == 1) {
      return pointer;
    }
    int index = Integer.parseInt(pointer.get(1));
    for (Map.Entry<Path, Node> other : files.entrySet()) {
      int size = tags(other.getValue());
      if (other.getKey().equals(file)) {
        List<String> own = new ArrayList<>(pointer);
        own.set(1, String.valueOf(index));
        return index >= 0 && index < size ? own : List.of();
      }
      index -= size;
    }
    return pointer;
  }

  private static int tags(Node root) {
    Entry tags = member(root, "tags");
    return tags != null && tags.node() instanceof SequenceNode list ? list.getValue().size() : 0;
  }

  private record Found(int depth, int line) {}

  /** A node and the line of its key. */
  private record Entry(Node node, int line) {}

  private static Found find(Node root, List<String> pointer) {
    Entry at = new Entry(root, root.getStartMark().getLine() + 1);
    for (int depth = 0; depth < pointer.size(); depth++) {
      Entry next = member(at.node(), pointer.get(depth));
      if (next == null) {
        return new Found(depth, at.line());
      }
      at = next;
    }
    return new Found(pointer.size(), at.line());
  }

  private static @Nullable Entry member(Node parent, String name) {
    if (parent instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        if (member.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
          return new Entry(member.getValueNode(), key.getStartMark().getLine() + 1);
        }
      }
    }
    if (parent instanceof SequenceNode list && name.chars().allMatch(Character::isDigit)) {
      int index = Integer.parseInt(name);
      if (index < list.getValue().size()) {
        Node item = list.getValue().get(index);
        return new Entry(item, item.getStartMark().getLine() + 1);
      }
    }
    return null;
  }

  /** Returns the path of a file as a person at the root of the build calls it. */
  static String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    Path folder = absolute.getParent();
    Path base = here;
    if (!absolute.startsWith(here) && folder != null) {
      Path spec = folder.endsWith("groups") ? folder.getParent() : folder;
      base = spec == null || spec.getParent() == null ? folder : spec.getParent();
    }
    return base.relativize(absolute).toString().replace('\\', '/');
  }
}
