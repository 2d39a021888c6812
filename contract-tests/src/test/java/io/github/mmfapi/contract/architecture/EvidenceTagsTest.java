package io.github.mmfapi.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Readers of Javadoc find out what the tags of the evidence in it mean. */
class EvidenceTagsTest {
  private static final Path EVIDENCE =
      Project.ROOT.resolve(Path.of("spec", "evidence", "api-evidence.md"));
  private static final String GLOSSARY = "docs/glossary.md";

  /** The first column of the table of sources. */
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]{2,6}) \\|");

  @Test
  void packages_whoseJavadocHasTags_pointToTheGlossary() throws IOException {
    Set<Path> packages = taggedPackages();
    List<Path> silent = new ArrayList<>();
    for (Path packageInfo : packages) {
      if (!Files.readString(packageInfo).contains(GLOSSARY)) {
        silent.add(Project.ROOT.relativize(packageInfo));
      }
    }

    assertThat(packages).hasSizeGreaterThan(3);
    assertThat(silent).as("package-info files that must name %s", GLOSSARY).isEmpty();
  }

  @Test
  void glossary_hasEachTag() throws IOException {
    assertThat(Project.ROOT.resolve(GLOSSARY)).content().contains(tags());
  }

  /**
   * The {@code package-info} files of the packages with a tag in a hand-written or generated class.
   */
  private static Set<Path> taggedPackages() throws IOException {
    Pattern tags = Pattern.compile("\\b(" + String.join("|", tags()) + ")\\b");
    Set<Path> packages = new TreeSet<>();
    for (Project.Module module : Project.WITH_CLASSES) {
      for (Path root : List.of(module.sources(), generated(module))) {
        for (Path file : javaFiles(root)) {
          if (tags.matcher(Files.readString(file)).find()) {
            Path folder = root.relativize(file.getParent());
            packages.add(module.sources().resolve(folder).resolve("package-info.java"));
          }
        }
      }
    }
    return packages;
  }

  private static Set<String> tags() throws IOException {
    String sources = Files.readString(EVIDENCE).split("\n## 2\\.", 2)[0];
    return ROW.matcher(sources)
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path generated(Project.Module module) {
    return module
        .folder()
        .resolve(Path.of("target", "generated-sources", "openapi", "src", "main", "java"));
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
