package io.github.mmfapi.spec;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Brings generated sources up to date, touching only the files that differ. */
final class GeneratedSources {
  private static final int CONTEXT = 2;
  private static final Pattern POSITION = Pattern.compile("^( +return \\w+\\()\\d+,");

  private GeneratedSources() {}

  /**
   * A file that differs.
   *
   * @param name the file, below the root of the sources
   * @param before its lines; empty if it is new
   * @param after its lines; empty if it is gone
   */
  record Change(Path name, List<String> before, List<String> after) {
    /** {@return the change in short: {@code Gear.java +3 -1}} */
    String summary() {
      int added = 0;
      int removed = 0;
      for (AbstractDelta<String> delta : patch().getDeltas()) {
        added += delta.getTarget().size();
        removed += delta.getSource().size();
      }
      return name.getFileName() + " +" + added + " -" + removed;
    }

    /** {@return the difference in unified format} */
    List<String> diff() {
      return UnifiedDiffUtils.generateUnifiedDiff(
          name.toString(), name.toString(), before, patch(), CONTEXT);
    }

    /** {@return whether all code that used the file before can still use it} */
    boolean isAddition() {
      return !before.isEmpty()
          && !after.isEmpty()
          && patch().getDeltas().stream()
              .flatMap(delta -> delta.getSource().getLines().stream())
              .map(String::strip)
              .allMatch(line -> line.isEmpty() || line.startsWith("*") || line.startsWith("/*"));
    }

    /** The positions of fields, which a new field moves, make no difference. */
    private Patch<String> patch() {
      return DiffUtils.diff(
          before, after, (was, is) -> withoutPosition(was).equals(withoutPosition(is)));
    }

    private static String withoutPosition(String line) {
      return POSITION.matcher(line).replaceFirst("$1#,");
    }
  }

  /**
   * Copies what differs from one folder to another, and deletes what the first does not have.
   *
   * @param fresh the folder that was generated into
   * @param target the folder that is compiled from
   * @return the changes, by file
   */
  static List<Change> update(Path fresh, Path target) throws IOException {
    Map<Path, Path> now = files(fresh);
    Map<Path, Path> before = files(target);
    List<Change> changes = new ArrayList<>();
    TreeSet<Path> names = new TreeSet<>(now.keySet());
    names.addAll(before.keySet());
    for (Path name : names) {
      List<String> old = lines(before.get(name));
      List<String> renewed = lines(now.get(name));
      if (!old.equals(renewed)) {
        changes.add(new Change(name, old, renewed));
        Path file = target.resolve(name);
        if (now.containsKey(name)) {
          Files.createDirectories(file.getParent());
          Files.copy(fresh.resolve(name), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } else {
          Files.delete(file);
        }
      }
    }
    return changes;
  }

  private static List<String> lines(@org.jspecify.annotations.Nullable Path file)
      throws IOException {
    return file == null ? List.of() : Files.readAllLines(file);
  }

  private static Map<Path, Path> files(Path folder) throws IOException {
    Map<Path, Path> files = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> files.put(folder.relativize(file), file));
      }
    }
    return files;
  }
}
