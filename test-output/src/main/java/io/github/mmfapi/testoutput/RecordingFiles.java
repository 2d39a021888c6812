package io.github.mmfapi.testoutput;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what a program does to files, in order, and can make any step fail. The files themselves
 * are those of the usual file system.
 */
public final class RecordingFiles {
  /** Is told of each step before it is made. */
  @FunctionalInterface
  public interface Watcher {
    /**
     * Lets a step pass, or prevents it.
     *
     * @param number the number of the step, from 0 on
     * @param step the step, as {@link #steps} has it
     * @throws IOException instead of the step
     */
    void before(int number, String step) throws IOException;
  }

  private final List<String> steps = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private final Watcher watcher;
  private final boolean withReading;

  /** Creates a recorder that lets all steps pass. */
  public RecordingFiles() {
    this((number, step) -> {});
  }

  /**
   * Creates a recorder.
   *
   * @param watcher is told of each step
   */
  public RecordingFiles(Watcher watcher) {
    this(watcher, false);
  }

  private RecordingFiles(Watcher watcher, boolean withReading) {
    this.watcher = watcher;
    this.withReading = withReading;
  }

  /**
   * Returns a recorder that also counts as a step what changes nothing: {@code open}, {@code read},
   * {@code lock}, {@code size}, {@code attributes} and {@code list}.
   *
   * @param watcher is told of each step
   */
  public static RecordingFiles withReading(Watcher watcher) {
    return new RecordingFiles(watcher, true);
  }

  /**
   * Returns a path to the same file, whose use is recorded.
   *
   * @param path a path of the usual file system
   */
  public Path watch(Path path) {
    return new RecordedProvider(this, path.getFileSystem().provider()).path(path);
  }

  /**
   * Returns the steps so far: {@code create}, {@code write}, {@code truncate}, {@code force},
   * {@code move}, {@code delete} and {@code mode} with the name of a file or directory. Reading is
   * a step only of {@link #withReading}. Writes to one file in a row are one step.
   */
  public synchronized List<String> steps() {
    return List.copyOf(steps);
  }

  /**
   * Returns the names of the files and directories with a channel or a list that is not closed,
   * once for each. Unlike the descriptors of the process, they do not depend on the garbage
   * collector.
   */
  public synchronized List<String> open() {
    return List.copyOf(open);
  }

  synchronized void opened(String name) {
    open.add(name);
  }

  synchronized void closed(String name) {
    open.remove(name);
  }

  void recordReading(String step) throws IOException {
    if (withReading) {
      record(step);
    }
  }

  synchronized void record(String step) throws IOException {
    boolean again = !steps.isEmpty() && steps.get(steps.size() - 1).equals(step);
    if (again && (step.startsWith("write ") || step.startsWith("read "))) {
      return;
    }
    int number = steps.size();
    steps.add(step);
    watcher.before(number, step);
  }
}
