package io.github.mmfapi.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the groups of methods whose description differs from the last commit. */
final class TouchedGroups {
  private static final String COMPONENT = "#/components/";

  private TouchedGroups() {}

  /** Returns the groups with an operation in a changed file, or with a component from one. */
  static Set<String> of(Path root, SpecSources sources) throws IOException {
    return of(changedFiles(root), sources);
  }

  static Set<String> of(Set<String> files, SpecSources sources) {
    Spec spec = new Spec(sources.tree());
    Set<String> groups = new TreeSet<>();
    spec.operations()
        .forEach(
            (path, operation) -> {
              String file = file(sources.places().ofNamed(operation.id()));
              Set<String> used = new HashSet<>();
              collect(spec, operation.node(), used);
              boolean touched =
                  files.contains(file)
                      || used.stream()
                          .map(name -> file(sources.places().of(pointer(name))))
                          .anyMatch(files::contains);
              if (touched && operation.isGenerated()) {
                groups.add(path.substring(0, path.indexOf('/')));
              }
            });
    return groups;
  }

  private static java.util.List<String> pointer(String reference) {
    return java.util.List.of(reference.substring(2).split("/", -1));
  }

  private static String file(String place) {
    return place.substring(place.lastIndexOf('/') + 1, place.lastIndexOf(':'));
  }

  private static void collect(Spec spec, JsonNode node, Set<String> used) {
    String reference = node.path("$ref").asText();
    if (reference.startsWith(COMPONENT) && used.add(reference)) {
      collect(spec, spec.resolved(node), used);
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      collect(spec, member.getValue(), used);
    }
    node.forEach(member -> collect(spec, member, used));
  }

  /** Returns the names of changed and of new files of the spec; empty without Git. */
  private static Set<String> changedFiles(Path root) throws IOException {
    Process git;
    try {
      git =
          new ProcessBuilder("git", "status", "--porcelain", "--", "spec/groups", "spec/api.yaml")
              .directory(root.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException noGit) {
      return Set.of();
    }
    Set<String> files = new TreeSet<>();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    output.lines().forEach(line -> files.add(line.substring(line.lastIndexOf('/') + 1)));
    return files;
  }
}
