package io.github.mmfapi.contract.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/architecture.md} says of the code. Package and class names in it are relative to
 * {@code io.github.mmfapi}. Four things are read, line by line:
 *
 * <ul>
 *   <li>the drawing, which is the only block in {@code mermaid}: {@code subgraph id["module"]}
 *       opens a module, {@code id["package"]} is a package of it, {@code end} closes it, and {@code
 *       id --> id} is an arrow between modules;
 *   <li>a walk: it begins with a heading {@code ## Walk…} and ends at the next heading;
 *   <li>a step of a walk: a line that begins with a number and a full stop;
 *   <li>a class: {@code package.Class} or {@code package.Class.Nested} in back quotes, anywhere.
 * </ul>
 */
final class ArchitecturePage {
  private static final Path FILE = Project.ROOT.resolve(Path.of("docs", "architecture.md"));
  private static final Pattern BOX = Pattern.compile("\\s*(subgraph )?(\\S+)\\[\"(\\S+)\"]");
  private static final Pattern ARROW = Pattern.compile("\\s*(\\S+) --> (\\S+)");
  private static final Pattern CLASS =
      Pattern.compile("`((?:[a-z]\\w*\\.)+[A-Z]\\w*)((?:\\.[A-Z]\\w*)*)`");

  private final List<String> lines;

  private ArchitecturePage(List<String> lines) {
    this.lines = lines;
  }

  static ArchitecturePage read() throws IOException {
    return new ArchitecturePage(Files.readAllLines(FILE));
  }

  /** The packages of each module, in the order of the drawing. */
  Map<String, List<String>> packages() {
    Map<String, List<String>> packages = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (Matcher box : drawn(BOX)) {
      if (box.group(1) == null) {
        current.add(box.group(3));
      } else {
        current = new ArrayList<>();
        packages.put(box.group(3), current);
      }
    }
    return packages;
  }

  /** The modules that each module has an arrow to. */
  Map<String, Set<String>> arrows() {
    Map<String, String> names = new HashMap<>();
    drawn(BOX).forEach(box -> names.put(box.group(2), box.group(3)));
    Map<String, Set<String>> arrows = new LinkedHashMap<>();
    for (Matcher arrow : drawn(ARROW)) {
      arrows
          .computeIfAbsent(names.get(arrow.group(1)), from -> new TreeSet<>())
          .add(names.get(arrow.group(2)));
    }
    return arrows;
  }

  private List<Matcher> drawn(Pattern pattern) {
    return lines.stream()
        .dropWhile(line -> !line.equals("```mermaid"))
        .takeWhile(line -> !line.equals("```"))
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .toList();
  }

  /** The steps of each walk. */
  Map<String, List<String>> walks() {
    Map<String, List<String>> walks = new LinkedHashMap<>();
    List<String> steps = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("#")) {
        steps = new ArrayList<>();
        if (line.startsWith("## Walk")) {
          walks.put(line, steps);
        }
      } else if (line.matches("\\d+\\. .*")) {
        steps.add(line);
      }
    }
    return walks;
  }

  /** The classes named on the page, by their names in class files. */
  Set<String> classes() {
    Set<String> classes = new TreeSet<>();
    lines.forEach(line -> classes.addAll(classesIn(line)));
    return classes;
  }

  /** The classes named in {@code line}, by their names in class files. */
  static List<String> classesIn(String line) {
    return CLASS
        .matcher(line)
        .results()
        .map(found -> Project.PACKAGE + "." + found.group(1) + found.group(2).replace('.', '$'))
        .toList();
  }
}
