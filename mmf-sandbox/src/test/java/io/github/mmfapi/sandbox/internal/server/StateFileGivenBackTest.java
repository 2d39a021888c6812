package io.github.mmfapi.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.testoutput.FailingFiles;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever step fails, a state file has one open channel, and none when it is closed. */
@Timeout(60)
class StateFileGivenBackTest {
  private static final int MOST_STEPS = 50;
  private static final ObjectNode LINE = Json.MAPPER.createObjectNode().put("a", 1);

  /** What is done with a state file. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  private enum Use {
    OPEN(file -> {}),
    LINES(StateFile::lines),
    APPEND(file -> file.append(LINE)),
    REPLACE(file -> file.replace(List.of(LINE, LINE))),
    CLEAR(StateFile::clear);

    private final Consumer<StateFile> action;

    Use(Consumer<StateFile> action) {
      this.action = action;
    }
  }

  @TempDir private Path folder;
  private int failing;
  private boolean failed;

  private void before() throws IOException {
    if (failing-- == 0) {
      failed = true;
      throw new IOException("no");
    }
  }

  @ParameterizedTest
  @EnumSource
  void use_whoseStepFails_leavesOneChannel(Use use) throws IOException {
    Path real = folder.resolve("state");
    int step = 0;
    do {
      Files.deleteIfExists(real);
      Files.deleteIfExists(folder.resolve("state.unfinished"));
      RecordingFiles files = new RecordingFiles((number, what) -> before());
      Path path = files.watch(real);
      failed = false;
      failing = use == Use.OPEN ? step : -1;
      Throwable refused = catchThrowable(() -> StateFile.open(path).close());
      assertThat(files.open()).as("%s, step %d: %s", use, step, refused).isEmpty();
      if (use != Use.OPEN) {
        failing = -1;
        try (StateFile file = StateFile.open(path)) {
          failing = step;
          Throwable thrown = catchThrowable(() -> use.action.accept(file));
          assertThat(files.open()).as("%s, step %d: %s", use, step, thrown).hasSize(1);
          assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
        }
        assertThat(files.open()).as("%s, step %d", use, step).isEmpty();
      }
      step++;
    } while (failed && step < MOST_STEPS);
    assertThat(step).isLessThan(MOST_STEPS);
  }

  /** Reading and locking are steps, too; a file that was not finished is deleted first. */
  @ParameterizedTest
  @EnumSource
  void use_whoseStepFails_canBeMadeAgain(Use use) throws Exception {
    FailingFiles.assertGivenBack(
        use.toString(),
        () -> {
          Files.writeString(folder.resolve("state.unfinished"), "a secret");
          return Files.writeString(folder.resolve("state"), LINE + "\n");
        },
        path -> {
          try (StateFile file = StateFile.open(path)) {
            use.action.accept(file);
          }
        });
    assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void server_whoseStateFileFails_canBeStartedAgain(boolean hasState) throws Exception {
    Path state = folder.resolve("state");
    FailingFiles.assertGivenBack(
        "a server",
        () -> {
          Files.deleteIfExists(state);
          if (hasState) {
            SandboxServer server = server(state);
            server
                .instance()
                .credentials()
                .issueToken(server.instance().state().users().require("7"));
            server.close();
          }
          return state;
        },
        path -> server(path).close());
  }

  /** A request can end after the reset that took its state away. */
  @Test
  void change_ofAStateBeforeTheReset_isNotInTheFile() throws IOException {
    Path file = folder.resolve("state");
    SandboxServer server = server(file);
    SandboxInstance before = server.instance();
    before.credentials().issueToken(before.state().users().require("7"));
    assertThat(Files.readAllLines(file)).hasSize(2);

    server.reset();
    String start = Files.readString(file);
    before.credentials().issueToken(before.state().users().require("7"));
    assertThat(file).hasContent(start);

    SandboxInstance after = server.instance();
    after.credentials().issueToken(after.state().users().require("7"));
    assertThat(Files.readAllLines(file)).hasSize(2);
    server.close();
  }

  private static SandboxServer server(Path file) {
    return new SandboxServer(
        new Settings(
            ClientCredentials.of("key", "client-secret"),
            "a test",
            List.of(new Account(7, "anna", "anna's password")),
            Clock.systemUTC(),
            Duration.ofMinutes(5),
            200,
            100,
            1 << 20,
            false,
            List.of(),
            List.of(),
            file,
            ""));
  }

  @Test
  void open_afterACrash_removesTheUnfinishedFile() throws IOException {
    Path unfinished = Files.writeString(folder.resolve("state.unfinished"), "a secret");

    StateFile.open(folder.resolve("state")).close();

    assertThat(unfinished).doesNotExist();
  }

  @Test
  void open_whileAnotherHasTheFile_leavesNoChannelAndTheFilesOfTheOther() throws IOException {
    RecordingFiles files = new RecordingFiles();
    Path path = files.watch(folder.resolve("state"));
    try (StateFile first = StateFile.open(path)) {
      assertThat(first.lines()).isEmpty();
      Path unfinished = Files.writeString(folder.resolve("state.unfinished"), "of the other");
      assertThat(catchThrowable(() -> StateFile.open(path)))
          .hasMessageContaining("another sandbox uses the state file");
      assertThat(unfinished).exists();
      assertThat(files.open()).hasSize(1);
    }
    assertThat(files.open()).isEmpty();
  }
}
