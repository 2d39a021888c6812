package io.github.mmfapi.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Compares the values that people may read (in exceptions, logs, {@code toString}, output, files,
 * pages and meters), and the calls that mask, with a list, so that a review sees each new value and
 * each mask that is gone, and asks whether the value can hold a secret. Run with {@code
 * -Dsaid.update=true} to write the list anew after an intended change.
 */
class SaidValuesTest {
  private static final Path LIST = Path.of("src/test/resources/architecture/said.txt");

  private static final String REMEDY =
      "What exceptions, logs, texts, output or pages can say changed. If no new value can hold a"
          + " secret, run ./mvnw -pl contract-tests -am test -Dtest=SaidValuesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dsaid.update=true and commit the list;"
          + " otherwise mask it.";

  /** The generator sees a spec only, which has no secrets. */
  private static List<Path> sources() {
    return Project.PUBLISHED.stream()
        .filter(module -> !module.name().equals("mmf-api-codegen"))
        .map(Project.Module::sources)
        .filter(Files::isDirectory)
        .flatMap(SaidValuesTest::filesIn)
        .toList();
  }

  private static Stream<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void values_thatPeopleMayRead_areListed() throws IOException {
    StringBuilder said = new StringBuilder();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      for (CompilationUnitTree file : task.parse()) {
        String name = nameOf(file);
        String text = file.getSourceFile().getCharContent(false).toString();
        SourcePositions places = Trees.instance(task).getSourcePositions();
        Function<Tree, String> source =
            part ->
                text.substring(
                    (int) places.getStartPosition(file, part),
                    (int) places.getEndPosition(file, part));
        SaidValues.of(file, source).stream()
            .filter(value -> !isResponse(name, value))
            .forEach(value -> said.append(name).append(' ').append(value).append('\n'));
      }
    }
    Path actual = Files.createDirectories(Path.of("target", "said")).resolve("said.txt");
    Files.writeString(actual, said);
    if (Boolean.getBoolean("said.update")) {
      Files.writeString(LIST, said);
    }

    assertThat(actual).as(REMEDY).hasSameTextualContentAs(LIST);
  }

  /** What the methods of the sandbox respond is what its users own, and has tests of its own. */
  private static boolean isResponse(String name, String value) {
    return value.startsWith("shown ")
        && name.matches("sandbox\\.internal\\.(methods|state|geo)\\..*");
  }

  private static String nameOf(CompilationUnitTree file) {
    String path = file.getSourceFile().getName().replace('\\', '/');
    String below =
        path.substring(path.indexOf("/io/github/mmfapi/") + "/io/github/mmfapi/".length());
    return below.substring(0, below.length() - ".java".length()).replace('/', '.');
  }
}
