package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that every Java block in both README.md and in docs/guide is code of this module, between
 * the comments {@code docs: name} and {@code end}. The blocks are therefore compiled and run.
 */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES =
      Path.of("src", "test", "java", "io", "github", "mmfapi", "examples");
  private static final Pattern SNIPPET =
      Pattern.compile("^ *// docs: (?<name>[\\w-]+)\n(?<code>.*?)^ *// end$", multiline());
  private static final Pattern BLOCK = Pattern.compile("^```java\n(?<code>.*?)^```$", multiline());

  private static int multiline() {
    return Pattern.MULTILINE | Pattern.DOTALL;
  }

  static Stream<Path> pages() throws IOException {
    return Stream.concat(
        Stream.of(ROOT.resolve("README.md"), ROOT.resolve("mmf-oauth1/README.md")),
        files(ROOT.resolve("docs/guide")).stream());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_blocksOfJava_areCompiledAndRun(Path page) throws IOException {
    Collection<String> snippets = snippets().values();
    for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
      assertThat(snippets).as("the code that " + page + " may quote").contains(block.group(1));
    }
  }

  @Test
  void snippets_ofThisModule_areAllQuoted() throws IOException {
    List<String> quoted = new ArrayList<>();
    for (Path page : pages().toList()) {
      BLOCK.matcher(Files.readString(page)).results().forEach(b -> quoted.add(b.group(1)));
    }
    snippets()
        .forEach((name, code) -> assertThat(quoted).as(name + " is on no page").contains(code));
  }

  private static Map<String, String> snippets() throws IOException {
    Map<String, String> snippets = new HashMap<>();
    for (Path source : files(SOURCES)) {
      for (MatchResult snippet : SNIPPET.matcher(Files.readString(source)).results().toList()) {
        snippets.put(
            source.getFileName() + ": " + snippet.group(1),
            snippet.group(2).stripTrailing().stripIndent().stripLeading() + "\n");
      }
    }
    return snippets;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
