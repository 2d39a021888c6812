package io.github.mmfapi.spec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java in this JVM, as the build does without its quality gates. */
final class JavaCompilation {
  private final Path root;

  /**
   * Creates a compiler.
   *
   * @param root the folder of the project, to which messages are relative
   */
  JavaCompilation(Path root) {
    this.root = root;
  }

  /**
   * Compiles files.
   *
   * @param files the files
   * @param options further options, such as {@code -sourcepath}
   * @param classpath the class path
   * @param output the folder for the classes
   * @return the errors; empty if there are none
   */
  List<Finding> compile(Collection<Path> files, List<String> options, String classpath, Path output)
      throws IOException {
    Files.createDirectories(output);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.addAll(
        List.of(
            "-d",
            output.toString(),
            "-classpath",
            output + File.pathSeparator + classpath,
            "--release",
            "17",
            "-parameters",
            "-proc:none",
            "-nowarn",
            "-XDstringConcat=inline"));
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      compiler
          .getTask(
              null, manager, diagnostics, all, null, manager.getJavaFileObjectsFromPaths(files))
          .call();
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(this::finding)
        .toList();
  }

  private Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    String place =
        diagnostic.getSource() == null
            ? "pom.xml:1"
            : root.relativize(Path.of(diagnostic.getSource().toUri()))
                + ":"
                + Math.max(1, diagnostic.getLineNumber());
    return new Finding(
        place, "javac: " + message + "; change this code, or undo the change in the spec");
  }

  /** {@return the Java files below folders} */
  static List<Path> sources(Path... folders) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
