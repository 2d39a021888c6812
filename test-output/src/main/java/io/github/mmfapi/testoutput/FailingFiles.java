package io.github.mmfapi.testoutput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes each step of a use of files fail in turn: whichever it is, nothing may stay open, and the
 * next use must succeed.
 */
public final class FailingFiles {
  private static final int MOST_STEPS = 200;

  /** Makes the files that a use finds. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * Makes the files anew.
     *
     * @return the file that is used
     * @throws Exception if they cannot be made
     */
    Path file() throws Exception;
  }

  /** Uses a file. */
  @FunctionalInterface
  public interface Use {
    /**
     * Opens the file, uses it, and closes it.
     *
     * @param file the file, or one of the same file system beside it
     * @throws Exception if a step of it fails
     */
    void on(Path file) throws Exception;
  }

  /** How a step fails. */
  private enum Failure {
    CHECKED,
    UNCHECKED;

    void happen(String step) throws IOException {
      IOException failure = new IOException("no " + step);
      if (this == UNCHECKED) {
        throw new UncheckedIOException(failure);
      }
      throw failure;
    }
  }

  /** The step that fails. */
  private static final class Step {
    private final int number;
    private String name = "";

    Step(int number) {
      this.number = number;
    }

    boolean isMade() {
      return !name.isEmpty();
    }
  }

  private FailingFiles() {}

  /**
   * Uses the file once for each of its steps, which fails, and then once more without failure.
   *
   * @param what what is used, for messages
   * @param preparation makes the files before each use that fails
   * @param use the use
   * @throws AssertionError if something stays open, or if the next use fails
   */
  public static void assertGivenBack(String what, Preparation preparation, Use use)
      throws Exception {
    for (Failure failure : Failure.values()) {
      int number = 0;
      Step step;
      do {
        if (number == MOST_STEPS) {
          throw new AssertionError(what + " has more than " + MOST_STEPS + " steps");
        }
        step = new Step(number++);
        fail(what, step, failure, preparation.file(), use);
      } while (step.isMade());
    }
  }

  private static void fail(String what, Step step, Failure failure, Path file, Use use) {
    RecordingFiles files =
        RecordingFiles.withReading(
            (number, name) -> {
              if (number == step.number) {
                step.name = name;
                failure.happen(name);
              }
            });
    @Nullable Exception thrown = thrownBy(use, files.watch(file));
    String when = what + ", step " + step.number + " (" + step.name + ") " + failure;
    if (!files.open().isEmpty()) {
      throw new AssertionError(when + " leaves open " + files.open(), thrown);
    }
    @Nullable Exception again =
        thrown == null ? null : thrownBy(use, new RecordingFiles().watch(file));
    if (again != null) {
      throw new AssertionError(when + " prevents the next use", again);
    }
  }

  private static @Nullable Exception thrownBy(Use use, Path file) {
    try {
      use.on(file);
      return null;
    } catch (Exception e) {
      return e;
    }
  }
}
