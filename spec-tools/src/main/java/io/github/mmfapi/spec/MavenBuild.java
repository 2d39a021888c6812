package io.github.mmfapi.spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks Maven for what only it knows: the class paths of modules, with the other modules compiled.
 */
final class MavenBuild {
  private static final String FILE = "spec-classpath.txt";

  private final Path root;
  private final PrintStream out;

  MavenBuild(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Returns the class path of a module's tests, which has that of its classes.
   *
   * @param module the folder of the module
   * @throws IOException if the build fails; the message names the file with its output
   */
  String classpath(String module) throws IOException {
    Path file = root.resolve(module).resolve("target").resolve(FILE);
    if (!isUpToDate(file)) {
      out.println(
          "mmf: preparing the class path of "
              + module
              + "; the first time, this takes a minute ...");
      build(module);
    }
    return Files.readString(file).trim();
  }

  private boolean isUpToDate(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(file);
    List<Path> inputs = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      modules.map(module -> module.resolve("pom.xml")).filter(Files::exists).forEach(inputs::add);
    }
    inputs.add(root.resolve("pom.xml"));
    inputs.addAll(JavaCompilation.sources(root.resolve("mmf-oauth1/src/main/java")));
    for (Path input : inputs) {
      if (Files.getLastModifiedTime(input).compareTo(made) > 0) {
        return false;
      }
    }
    return true;
  }

  private void build(String module) throws IOException {
    Path log = root.resolve("spec-tools/target/maven.log");
    Files.createDirectories(log.getParent());
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Process process =
        new ProcessBuilder(
                root.resolve(windows ? "mvnw.cmd" : "mvnw").toString(),
                "-B",
                "-q",
                "-Dquick",
                "-Dmaven.test.skip=true",
                "-pl",
                module,
                "-am",
                "process-classes",
                "dependency:build-classpath",
                "-Dmdep.outputFile=target/" + FILE)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("the build failed; see " + root.relativize(log));
      }
      // Maven does not write a file anew that has the same content.
      FileTime now = FileTime.from(java.time.Instant.now());
      try (Stream<Path> modules = Files.list(root)) {
        for (Path file : modules.map(m -> m.resolve("target").resolve(FILE)).toList()) {
          if (Files.exists(file)) {
            Files.setLastModifiedTime(file, now);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException("interrupted", e);
    }
  }
}
