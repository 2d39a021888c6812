package io.github.mmfapi.testoutput;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Kills a process of a test's own at a step of {@link RecordingFiles}. */
public final class KilledProcess {
  private static final String THERE = "at the step";

  private KilledProcess() {}

  /**
   * Starts a process and kills it, as {@code kill -9} does, when it waits before a step.
   *
   * @param step the step at which the process waits, its first argument
   * @param main its class, which watches its files with {@link #waitingFor}
   * @param arguments further arguments
   * @throws IllegalStateException if it ends before that step
   */
  public static void at(String step, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = JvmCommand.of(List.of(), main.getName(), step);
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      if (!THERE.equals(line)) {
        throw new IllegalStateException(main + " does not come to \"" + step + "\": " + line);
      }
    } finally {
      process.destroyForcibly();
    }
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException(main + " was killed and does not end");
    }
  }

  /**
   * Returns what lets the process wait before a step until it is killed.
   *
   * @param last the step; one that begins with it counts, too
   */
  public static RecordingFiles.Watcher waitingFor(String last) {
    return (number, step) -> {
      if (step.startsWith(last)) {
        System.out.println(THERE);
        System.out.flush();
        try {
          Thread.currentThread().join();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }
}
