package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mmfapi.testoutput.Leftovers;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whichever step of saving a file fails, and however, nothing stays open, and no temporary file is
 * left.
 */
@Timeout(60)
class SavedFileGivenBackTest {
  private static final int MOST_STEPS = 30;

  /** How a step fails. */
  private enum Failure {
    CHECKED,
    UNCHECKED,
    ERROR;

    /** Throws the failure. */
    void happen() throws IOException {
      switch (this) {
        case CHECKED -> throw new IOException("no");
        case UNCHECKED -> throw new IllegalStateException("no");
        case ERROR -> throw new StackOverflowError("no");
      }
    }
  }

  /** What is there before. */
  private enum Existing {
    NOTHING,
    FILE,
    FILE_WITH_ANOTHER_NAME
  }

  @TempDir private Path temporary;
  private int failing;
  private boolean failed;

  /** The content, which takes steps too. */
  private InputStream content(Failure failure) {
    return new InputStream() {
      private int left = 2;

      @Override
      public int read() {
        throw new UnsupportedOperationException("it is read in blocks");
      }

      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        step(failure);
        return left-- > 0 ? 1 : -1;
      }
    };
  }

  private void step(Failure failure) throws IOException {
    if (failing-- == 0) {
      failed = true;
      failure.happen();
    }
  }

  private Path existing(Existing existing, String step) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("folder" + step));
    Path file = folder.resolve("a.kml");
    if (existing != Existing.NOTHING) {
      Files.writeString(file, "old");
    }
    if (existing == Existing.FILE_WITH_ANOTHER_NAME) {
      assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
      Files.createLink(temporary.resolve("b.kml" + step), file);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void saveTo_whoseStepFails_leavesNothing(Failure failure) throws IOException {
    for (Existing existing : Existing.values()) {
      int step = 0;
      do {
        Path file = existing(existing, existing.name() + step);
        Set<String> before = temporaryFiles();
        RecordingFiles files = new RecordingFiles((number, what) -> step(failure));
        failing = step;
        failed = false;
        Throwable thrown =
            catchThrowable(() -> new Download(null, 2, content(failure)).saveTo(files.watch(file)));

        String where = existing + ", " + failure + " at step " + step + ": " + files.steps();
        assertThat(files.open()).as(where).isEmpty();
        assertThat(names(file.getParent())).as(where).isSubsetOf("a.kml");
        assertNoTemporaryFiles(before, where);
        assertThat(failed || thrown == null).as("%s: %s", where, thrown).isTrue();
        step++;
      } while (failed && step < MOST_STEPS);
      assertThat(step).as("steps of %s", existing).isBetween(6, MOST_STEPS - 1);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Other tests on this machine have such files, too, and delete them. */
  private static void assertNoTemporaryFiles(Set<String> before, String where) throws IOException {
    long start = System.nanoTime();
    while (!before.containsAll(temporaryFiles())
        && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(2)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(before).as(where).containsAll(temporaryFiles());
  }

  private static Set<String> temporaryFiles() throws IOException {
    return names(Path.of(System.getProperty("java.io.tmpdir"))).stream()
        .filter(name -> name.startsWith("download") && name.endsWith(".part"))
        .collect(Collectors.toSet());
  }

  @Test
  void saveTo_aDevice_whoseContentBreaksOff_leavesNothingOpen() throws Exception {
    // A copy of the null device, so that a fault cannot replace the real one.
    Path device = temporary.resolve("device");
    List<String> command = new ArrayList<>(List.of("mknod", device.toString(), "c", "1", "3"));
    boolean made;
    try {
      made = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      made = false;
    }
    assumeTrue(made, "mknod is permitted");
    Leftovers leftovers = Leftovers.fromNowOn();
    for (Failure failure : Failure.values()) {
      failing = 1;
      Download download = new Download(null, -1, content(failure));
      assertThat(catchThrowable(() -> download.saveTo(device))).hasMessage("no");
    }
    leftovers.assertNone("a device");
  }
}
