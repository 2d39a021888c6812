package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Prose of a spec with what could end a comment, a text or a tag stays prose. */
class GeneratedTextTest {
  private static final Path SAMPLE = Path.of("src/test/resources/sample/sample-api.yaml");

  private static final String NASTY =
      "carried é😀 // /* */ \"quoted\" 'single' ]]> \\u002a\\u002f \\u00zz \\ {@link Nasty} @nasty"
          + " <nasty> & `code` %s $1 {{name}} \t\u0001\u2028 end";

  private static final Set<String> PROSE = Set.of("description", "summary");

  @TempDir private Path folder;

  @Test
  void proseOfTheSpec_neverBecomesCodeOrMarkup() throws IOException {
    Path spec = folder.resolve("nasty.yaml");
    Object sample = new Yaml().load(Files.readString(SAMPLE));
    DumperOptions escaping = new DumperOptions();
    escaping.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
    Files.writeString(spec, new Yaml(escaping).dump(spoiled(sample)));
    Path output = folder.resolve("out");
    List<Path> sources =
        Generation.run(spec, output).stream()
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> Generation.file(output, file))
            .toList();

    assertThat(sources).hasSizeGreaterThan(30);
    assertThat(errors(sources)).isEmpty();
    int carried = 0;
    for (Path source : sources) {
      String text = Files.readString(source);
      assertThat(text).doesNotContain("{@link Nasty", "@nasty", "<nasty", "\\u002a");
      carried += text.split("carried", -1).length - 1;
    }
    assertThat(carried).isGreaterThan(100);
  }

  /** Returns the document with another text wherever prose is. */
  private static Object spoiled(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(GeneratedTextTest::spoiled).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> spoiled = new LinkedHashMap<>();
      map.forEach(
          (key, inner) -> {
            boolean isProse = PROSE.contains(key) && inner instanceof String;
            spoiled.put(key, isProse ? NASTY : spoiled(inner));
          });
      return spoiled;
    }
    return value;
  }

  /** Returns what the compiler says of the syntax. */
  private static List<String> errors(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    // With annotation processors, the compiler keeps syntax errors back until it has run them.
    List<String> options = List.of("-proc:none");
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources));
      task.parse().forEach(unit -> assertThat(unit.getTypeDecls()).isNotEmpty());
    }
    return found.getDiagnostics().stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
        .map(Object::toString)
        .toList();
  }
}
