package io.github.mmfapi.spec;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs the test that calls each method of some groups over HTTP and compares the request with the
 * spec. Of the module {@code contract-tests}, only what this test needs is compiled.
 */
final class ContractTest {
  /** The test, in {@code contract-tests}. */
  static final String NAME = "io.github.mmfapi.contract.wire.EveryOperationOnTheWireTest";

  private static final String MODULE = "contract-tests";

  private final Path root;
  private final MavenBuild maven;

  ContractTest(Path root, MavenBuild maven) {
    this.root = root;
    this.maven = maven;
  }

  /**
   * What was tested.
   *
   * @param passed the number of tests that passed
   * @param findings the tests that failed
   */
  record Result(int passed, List<Finding> findings) {}

  /** Runs the test for groups such as {@code gear}. */
  Result run(SpecSources sources, Set<String> groups) throws IOException {
    Path module = root.resolve(MODULE);
    Path tests = module.resolve("src/test/java");
    // What the module shares with the client's tests.
    Path shared = root.resolve("mmf-api-feign/src/shared-test/java");
    Path classes = module.resolve("target/spec-check");
    String classpath = maven.classpath(MODULE);
    List<Finding> errors =
        new JavaCompilation(root)
            .compile(
                List.of(tests.resolve(NAME.replace('.', '/') + ".java")),
                List.of("-sourcepath", tests + File.pathSeparator + shared),
                classpath,
                classes);
    return errors.isEmpty() ? run(sources, groups, classes, classpath) : new Result(0, errors);
  }

  private Result run(SpecSources sources, Set<String> groups, Path classes, String classpath)
      throws IOException {
    Path results = Files.createTempFile("contract", ".txt");
    Path log = root.resolve("spec/target/contract-test.log");
    Files.createDirectories(log.getParent());
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dcontract.groups=" + String.join(",", groups),
            "-Dtest.output.folder=" + root.resolve("spec/target"),
            "-cp",
            String.join(File.pathSeparator, own(), classes.toString(), classpath),
            TestRun.class.getName(),
            NAME,
            results.toString());
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(root.resolve(MODULE).toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException("the contract test ended early; see " + root.relativize(log));
      }
      return read(sources, Files.readAllLines(results));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(results);
    }
  }

  /** The class path of the class {@link TestRun}. */
  private static String own() {
    return Path.of(
            java.net.URI.create(
                TestRun.class.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  /**
   * Reads lines of {@link TestRun}: the number of passed tests, then operation, test and message.
   */
  private static Result read(SpecSources sources, List<String> lines) {
    List<Finding> findings = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split("\t", 3);
      String operation = parts[0].replaceFirst(".*[ /]", "").replaceAll("\\W", "");
      findings.add(
          new Finding(
              sources.places().ofNamed(operation),
              "contract test: %s, %s: %s; fix the description, or the client if it is wrong"
                  .formatted(parts[0], parts[1], parts[2])));
    }
    return new Result(Integer.parseInt(lines.get(0)), findings);
  }
}
