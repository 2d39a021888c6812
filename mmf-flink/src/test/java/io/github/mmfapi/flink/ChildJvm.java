package io.github.mmfapi.flink;

import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM with the class path of the tests, which ends with the test. */
final class ChildJvm implements AutoCloseable {
  /** What a run writes to standard error and standard output. */
  final Path log;

  private final Process process;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a JVM whose output goes to a file. */
  static ChildJvm start(
      Path log, Map<String, String> environment, String mainClass, List<String> arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(mainClass, arguments))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    return new ChildJvm(builder.start(), log);
  }

  /** Starts the fake server; the result's {@link #firstLine} is its base URL. */
  static ChildJvm server(Path log, String... arguments) throws IOException {
    Process process =
        new ProcessBuilder(command(FakeServer.class.getName(), List.of(arguments)))
            .redirectError(log.toFile())
            .start();
    return new ChildJvm(process, log);
  }

  private static List<String> command(String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    // A short life in little memory.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m"));
    command.add("-Dsun.net.httpserver.nodelay=true");
    // Lines of all levels from INFO on, in which secrets would be found.
    command.add("-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider");
    command.add("-cp");
    command.add(classPath());
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /** Returns the class path of the tests without Hadoop, which only their reader needs. */
  private static String classPath() {
    String all =
        Objects.requireNonNullElse(
            System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator, -1))
        .filter(element -> !element.contains("hadoop-client-api"))
        .collect(joining(File.pathSeparator));
  }

  String firstLine() throws IOException {
    BufferedReader lines = process.inputReader();
    return lines.readLine();
  }

  int await() throws InterruptedException {
    if (!process.waitFor(300, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the JVM did not end: " + output());
    }
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process by SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
