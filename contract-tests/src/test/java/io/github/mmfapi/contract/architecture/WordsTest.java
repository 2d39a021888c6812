package io.github.mmfapi.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Code, templates and documents say things plainly, and call them by their present names. */
class WordsTest {
  private static final Pattern READ =
      Pattern.compile(
          ".+\\.(java|mustache|md|yaml|html|css|txt|xml|properties|mjs|js)|[a-z-]+",
          Pattern.CASE_INSENSITIVE);

  /** What others wrote or what was recorded, what is made by the build, and tests. */
  private static final Set<Path> LEFT_OUT =
      Set.of(
          Path.of("spec", "evidence"),
          Path.of("spec", "released"),
          Path.of("spec", "lint", "test"),
          Path.of("contract-tests", "recordings"));

  private static final Set<String> LEFT_OUT_ANYWHERE = Set.of("target", "node_modules");

  @Test
  void mainCodeAndDocuments_haveNoWordOfTheList() throws IOException {
    Words words = Words.read();
    List<Path> files = files();
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      found.addAll(words.find(Project.ROOT.relativize(file), Files.readString(file)));
    }

    assertThat(files).hasSizeGreaterThan(300);
    assertThat(String.join("\n", found)).as("words of %s", Words.LIST).isEmpty();
  }

  @Test
  void find_wordAcrossTwoLines_namesItsLineAndTheReplacement() throws IOException {
    String text = "/**\n * Puts a wrong\n * clock right.\n */\nclass World {\n";

    assertThat(Words.read().find(Path.of("A.java"), text))
        .contains("A.java:2: \"Puts a wrong * clock right\" => corrects clock skew")
        .contains("A.java:5: \"class World\" => SandboxInstance");
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        Project.ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isLeftOut(Project.ROOT.relativize(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (READ.matcher(file.getFileName().toString()).matches()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** The tests in {@code examples} are read by users, so they are not left out. */
  private static boolean isLeftOut(Path folder) {
    String name = folder.getFileName().toString();
    boolean hidden = name.startsWith(".") && !name.equals(".ci");
    boolean tests = folder.endsWith(Path.of("src", "test")) && !folder.startsWith("examples");
    return hidden || tests || LEFT_OUT.contains(folder) || LEFT_OUT_ANYWHERE.contains(name);
  }
}
