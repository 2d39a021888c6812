package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.KilledProcess;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What reaches the disk, in which order, and what is left if a step fails or the process dies. */
@Timeout(60)
class FileTokenStoreDurabilityTest {
  private static final String USER = "anna";
  private static final TokenCredentials OLD = TokenCredentials.of("old", "old secret");
  private static final TokenCredentials NEW = TokenCredentials.of("new", "new secret");
  private static final String FILE = UserKeys.digest(USER) + ".token";
  private static final List<String> PUT =
      List.of(
          "create " + FILE + ".tmp",
          "write " + FILE + ".tmp",
          "force " + FILE + ".tmp",
          "move " + FILE + ".tmp " + FILE,
          "force tokens");
  private static final int MOVE = 3;

  @TempDir private Path temporary;
  private Path directory;

  /** Opens a store before, so that the steps begin with those of a write. */
  @BeforeEach
  void createStore() {
    directory = temporary.resolve("tokens");
    FileTokenStore.open(directory).put(USER, OLD);
  }

  static IntStream steps() {
    return IntStream.range(0, PUT.size());
  }

  @Test
  void put_aToken_isForcedBeforeItReplacesAndSoIsTheDirectoryAfterwards() {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = FileTokenStore.open(files.watch(directory));
    int before = files.steps().size();

    store.put(USER, NEW);
    store.put("bob", NEW);

    String other = UserKeys.digest("bob") + ".token";
    List<String> steps = files.steps();
    int end = before + PUT.size();
    assertThat(steps.subList(before, end)).isEqualTo(PUT);
    assertThat(steps.subList(end, steps.size()))
        .isEqualTo(PUT.stream().map(step -> step.replace(FILE, other)).toList());
  }

  @Test
  void remove_aToken_isForced() {
    RecordingFiles files = new RecordingFiles();
    TokenStore store = FileTokenStore.open(files.watch(directory));
    int before = files.steps().size();

    store.remove(USER);

    assertThat(files.steps().subList(before, files.steps().size()))
        .containsExactly("delete " + FILE, "force tokens");
  }

  @Test
  void open_withLeftovers_forcesTheirDeletion() throws IOException {
    Files.createFile(directory.resolve(FILE + ".tmp"));
    RecordingFiles files = new RecordingFiles();

    TokenStore store = FileTokenStore.open(files.watch(directory));

    assertThat(files.steps()).endsWith("delete " + FILE + ".tmp", "force tokens");
    assertThat(store.find(USER)).contains(OLD);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void put_withAStepThatFails_leavesTheOldOrTheNewToken(int failing) throws IOException {
    RecordingFiles files =
        new RecordingFiles(
            (number, step) -> {
              if (step.equals(PUT.get(failing))) {
                throw new IOException("no " + step);
              }
            });
    TokenStore store = FileTokenStore.open(files.watch(directory));

    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store.put(USER, NEW))
        .withMessageContaining("no " + PUT.get(failing));

    assertThat(store.find(USER)).contains(failing <= MOVE ? OLD : NEW);
    assertUsable(failing);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void put_processKilledAtAStep_leavesTheOldOrTheNewToken(int step) throws Exception {
    KilledProcess.at(PUT.get(step), Writer.class, directory.toString());

    assertUsable(step);
  }

  private void assertUsable(int step) throws IOException {
    TokenStore store = FileTokenStore.open(directory);
    assertThat(store.find(USER)).isEqualTo(Optional.of(step <= MOVE ? OLD : NEW));
    assertThat(store.userKeys()).containsExactly(USER);
    try (var left = Files.list(directory)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder(FILE, ".lock");
    }
    store.put(USER, NEW);
    assertThat(store.find(USER)).contains(NEW);
  }

  /** The process that is killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      RecordingFiles files = new RecordingFiles(KilledProcess.waitingFor(arguments[0]));
      FileTokenStore.open(files.watch(Path.of(arguments[1]))).put(USER, NEW);
    }
  }
}
