package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class DirectoryLockTest {
  private static final Duration PATIENCE = Duration.ofMillis(30);

  /** How work under the lock ends. */
  private enum Ending {
    DONE,
    WORK_FAILS,
    WORK_IS_WRONG,
    HELD_BY_ANOTHER_PROGRAM,
    INTERRUPTED,
    NO_FOLDER
  }

  @TempDir private Path folder;

  private Object fail(Ending ending) throws IOException {
    switch (ending) {
      case WORK_FAILS -> throw new IOException("work");
      case WORK_IS_WRONG -> throw new IllegalStateException("work");
      default -> {
        return ending;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void lock_afterEachEnding_isFree(Ending ending) throws Exception {
    Path directory = folder.resolve("tokens");
    if (ending != Ending.NO_FOLDER) {
      Files.createDirectory(directory);
    }
    Path file = directory.resolve(".lock");
    DirectoryLock lock = new DirectoryLock(file, PATIENCE);
    Throwable thrown;
    Throwable thrownIfFree;
    if (ending == Ending.HELD_BY_ANOTHER_PROGRAM || ending == Ending.INTERRUPTED) {
      try (FileChannel other =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        assertThat(other.tryLock()).isNotNull();
        thrownIfFree = catchThrowable(() -> assertThat(lock.holdingIfFree(() -> 1)).isFalse());
        if (ending == Ending.INTERRUPTED) {
          Thread.currentThread().interrupt();
        }
        thrown = catchThrowable(() -> lock.holding(() -> fail(ending)));
        assertThat(Thread.interrupted()).isEqualTo(ending == Ending.INTERRUPTED);
      }
      assertThat(thrown).isInstanceOf(TokenStoreException.class);
      assertThat(thrownIfFree).isNull();
    } else {
      thrown = catchThrowable(() -> lock.holding(() -> fail(ending)));
      thrownIfFree = catchThrowable(() -> lock.holdingIfFree(() -> fail(ending)));
      assertThat(thrown == null).isEqualTo(ending == Ending.DONE);
      assertThat(thrownIfFree == null).isEqualTo(ending == Ending.DONE);
    }

    Files.createDirectories(directory);
    assertThat(CompletableFuture.supplyAsync(() -> held(new DirectoryLock(file, PATIENCE))))
        .as("in another thread")
        .succeedsWithin(10, TimeUnit.SECONDS)
        .isEqualTo("held");
    assertThat(lock.holdingIfFree(() -> 1)).isTrue();
  }

  @Test
  void holdingIfFree_heldByAnotherThread_doesNotRun() throws IOException {
    DirectoryLock lock = new DirectoryLock(folder.resolve(".lock"), PATIENCE);
    CompletableFuture<Boolean> worked = new CompletableFuture<>();

    boolean ran =
        lock.holding(
            () ->
                CompletableFuture.supplyAsync(() -> ranIfFree(lock, () -> worked.complete(true)))
                    .join());

    assertThat(ran).isFalse();
    assertThat(worked).isNotDone();
  }

  private static boolean ranIfFree(DirectoryLock lock, DirectoryLock.Work<?> work) {
    try {
      return lock.holdingIfFree(work);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void waitForAnotherProgram_interrupted_endsAndKeepsTheFlag() throws Exception {
    Path file = folder.resolve(".lock");
    DirectoryLock lock = new DirectoryLock(file, Duration.ofMinutes(10));
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    try (FileChannel other =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      Thread waiting =
          new Thread(
              () -> {
                Throwable thrown = catchThrowable(() -> held(lock));
                flag.complete(
                    thrown instanceof TokenStoreException
                        && Thread.currentThread().isInterrupted());
              });
      waiting.start();
      while (waiting.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      waiting.interrupt();

      assertThat(flag).succeedsWithin(20, TimeUnit.SECONDS).isEqualTo(true);
    }
  }

  private static String held(DirectoryLock lock) {
    try {
      return lock.holding(() -> "held");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
