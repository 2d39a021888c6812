package io.github.mmfapi.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with this one's class path, for what must not share a JVM with what is measured. */
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
   * Returns the next line that the process writes.
   *
   * @throws IOException if it ends without another
   */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the process ended without the line that was expected of it");
    }
    return line;
  }

  /** Waits for the end of a process that ends by itself. */
  void await() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
