package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.Leftovers;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whichever step of a method of the store of files fails, every file is closed, no unfinished file
 * with a secret is left, and other threads and processes can write.
 */
@Timeout(60)
class FileStoreGivenBackTest {
  private static final int MOST_STEPS = 50;
  private static final TokenCredentials TOKEN = TokenCredentials.of("token", "token secret");

  @TempDir private Path temporary;
  private int failing;
  private boolean failed;

  static Stream<Method> methods() {
    return Stream.of(TokenStore.class.getMethods());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void method_whoseStepFails_givesBackWhatItTook(Method method) throws Exception {
    Leftovers leftovers = Leftovers.fromNowOn();
    for (boolean unchecked : new boolean[] {false, true}) {
      Path directory = temporary.resolve("tokens" + unchecked);
      RecordingFiles files = new RecordingFiles((number, step) -> before(unchecked));
      failing = -1;
      TokenStore store = FileTokenStore.open(files.watch(directory), null, Duration.ofMillis(1));
      int step = 0;
      do {
        failing = -1;
        store.put("anna", TOKEN);
        failing = step;
        failed = false;
        call(store, method);
        failing = -1;

        String where = method.getName() + ", step " + step;
        assertThat(files.open()).as(where).isEmpty();
        assertFree(directory, where);
        if (!unchecked) {
          assertThat(names(directory)).as(where).noneMatch(name -> name.endsWith(".tmp"));
        }
        step++;
      } while (failed && step < MOST_STEPS);
      assertThat(step).isLessThan(MOST_STEPS);
    }
    leftovers.assertNone(method.getName());
  }

  /** On the usual file system, where directories are open while they are listed. */
  @ParameterizedTest
  @MethodSource("methods")
  void method_onTheUsualFileSystem_leavesNothingOpen(Method method) throws Exception {
    Leftovers leftovers = Leftovers.fromNowOn();
    TokenStore store = FileTokenStore.open(temporary.resolve("tokens"));
    store.put("anna", TOKEN);
    call(store, method);

    leftovers.assertNone(method.getName());
  }

  private void before(boolean unchecked) throws IOException {
    if (failing-- == 0) {
      failed = true;
      if (unchecked) {
        throw new IllegalStateException("no");
      }
      throw new IOException("no");
    }
  }

  /** Another process can lock the directory, and another thread can write at once. */
  private static void assertFree(Path directory, String where) throws IOException {
    try (FileChannel channel =
            FileChannel.open(directory.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      assertThat(lock).as(where).isNotNull();
    }
    DirectoryLock lockOfThreads =
        new DirectoryLock(directory.toRealPath().resolve(".lock"), Duration.ZERO);
    assertThat(CompletableFuture.supplyAsync(() -> isFree(lockOfThreads)).join())
        .as(where)
        .isTrue();
  }

  private static boolean isFree(DirectoryLock lock) {
    try {
      return lock.holdingIfFree(() -> "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::getFileName).map(Path::toString).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void open_whoseStepFails_givesBackWhatItTook(boolean unchecked) throws Exception {
    Path directory = temporary.resolve("tokens");
    FileTokenStore.open(directory).put("anna", TOKEN);
    int step = 0;
    do {
      Files.writeString(directory.resolve("left.token.tmp"), "a secret");
      RecordingFiles files = new RecordingFiles((number, what) -> before(unchecked));
      failing = step;
      failed = false;
      try {
        FileTokenStore.open(files.watch(directory), null, Duration.ofMillis(1));
      } catch (TokenStoreException | IllegalStateException e) {
        assertThat(failed).isTrue();
      }
      failing = -1;

      assertThat(files.open()).as("step %d", step).isEmpty();
      assertFree(directory, "step " + step);
      step++;
    } while (failed && step < MOST_STEPS);
    assertThat(step).isBetween(2, MOST_STEPS - 1);
  }

  /** Calls a method; whether it fails is of no interest here. */
  private static void call(TokenStore store, Method method) throws IllegalAccessException {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(FileStoreGivenBackTest::argument).toArray();
    try {
      method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).isInstanceOf(RuntimeException.class);
    }
  }

  private static Object argument(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "anna";
      case "int" -> 3;
      case "TokenCredentials" -> TOKEN;
      default -> throw new AssertionError("add a value of " + type + " for the new parameter");
    };
  }
}
