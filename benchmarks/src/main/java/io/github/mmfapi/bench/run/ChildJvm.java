package io.github.mmfapi.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program in another JVM with the same class path, so that it does not affect what is
 * measured.
 */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ChildJvm(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildJvm start(Class<?> main, List<String> jvmOptions, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return of(new ProcessBuilder(command));
  }

  static ChildJvm of(ProcessBuilder command) throws IOException {
    return new ChildJvm(command.redirectError(Redirect.INHERIT).start());
  }

  /**
   * Returns the next line of output of the process.
   *
   * @throws IOException if the process ends without another line
   */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException(
          "the process ended before it wrote the expected line; see its error output");
    }
    return line;
  }

  /** Waits until the process ends by itself. */
  void await() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
