package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.testoutput.Leftovers;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends or prevents a sandbox, its state file is free, and no thread is left. */
@Timeout(60)
class FailedStartTest {
  private static final SandboxUser ANNA = new SandboxUser(7, "anna", "anna's password");
  private static final int STARTS = 2;

  /** What prevents a start. */
  private enum Obstacle {
    PORT_IN_USE,
    NO_PORT,
    FOREIGN_ADDRESS,
    STATE_OF_ANOTHER_FORM,
    STATE_OF_OTHER_USERS,
    WORKOUT_OF_NOBODY
  }

  private final RecordingFiles files = new RecordingFiles();

  @TempDir private Path folder;
  private Path state;

  private MmfSandbox.Builder builder() {
    return MmfSandbox.builder()
        .user(ANNA)
        .console(true)
        .requestListener(request -> {})
        .stateFile(state);
  }

  private MmfSandbox.Builder hindered(Obstacle obstacle, int port) throws IOException {
    state = files.watch(folder.resolve(obstacle.name()));
    return switch (obstacle) {
      case PORT_IN_USE -> builder().port(port);
      case NO_PORT -> builder().port(70_000);
      case FOREIGN_ADDRESS -> builder().bindAddress("192.0.2.1");
      case STATE_OF_ANOTHER_FORM -> {
        Files.writeString(folder.resolve(obstacle.name()), "no state\n");
        yield builder();
      }
      case STATE_OF_OTHER_USERS -> {
        builder().start().close();
        yield builder().user(SandboxUser.TUTORIAL);
      }
      case WORKOUT_OF_NOBODY ->
          builder()
              .workout(SandboxUser.TUTORIAL, SandboxWorkout.on(LocalDate.of(2026, 1, 7), "a run"));
    };
  }

  @ParameterizedTest
  @EnumSource
  void failedStart_leavesNothing(Obstacle obstacle) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MmfSandbox.Builder hindered = hindered(obstacle, taken.getLocalPort());
      Leftovers leftovers = Leftovers.fromNowOn();
      for (int i = 0; i < STARTS; i++) {
        assertThat(catchThrowable(hindered::start)).isInstanceOf(RuntimeException.class);
        assertThat(files.open()).isEmpty();
      }
      leftovers.assertNone("a start with " + obstacle);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("slow") // An agent that loads code in an interrupted thread takes the flag.
  void interruptedStart_leavesNothing(boolean withState) {
    state = files.watch(folder.resolve("state"));
    MmfSandbox.Builder builder = withState ? builder() : MmfSandbox.builder();
    Leftovers leftovers = Leftovers.fromNowOn();
    Thread.currentThread().interrupt();
    Throwable thrown = catchThrowable(() -> builder.start().close());

    assertThat(Thread.interrupted()).as("the interrupt flag after %s", thrown).isTrue();
    assertThat(files.open()).isEmpty();
    leftovers.assertNone("an interrupted start");
  }

  /** An interrupted thread may close it, too, and twice. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closedSandbox_canBeStartedAgain(boolean interrupted) {
    state = files.watch(folder.resolve("state"));
    Leftovers leftovers = Leftovers.fromNowOn();
    for (int i = 0; i < STARTS; i++) {
      // Once with the console, and once with its listener only.
      MmfSandbox sandbox = builder().console(interrupted).start();
      for (int j = 0; j < 2; j++) {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        Throwable thrown = catchThrowable(sandbox::close);
        assertThat(Thread.interrupted() || thrown != null).isEqualTo(interrupted);
        assertThat(files.open()).isEmpty();
      }
    }
    leftovers.assertNone("a sandbox");
  }

  /**
   * As a field of each test, as a static field of a test class, and as one whose class has nested
   * ones: JUnit tells of these, too, while the outer class is running.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void extension_ofClassesOrTest_closesItsSandbox(int classes) {
    MmfSandboxExtension extension = MmfSandboxExtension.of(MmfSandbox.builder());
    Leftovers leftovers = Leftovers.fromNowOn();
    ExtensionContext context = null;
    for (int i = 0; i < classes; i++) {
      extension.beforeAll(context);
    }
    for (int i = 0; i < 2; i++) {
      extension.beforeEach(context);
      assertThat(extension.sandbox().wireMock().isRunning()).isTrue();
      extension.afterEach(context);
      assertThat(catchThrowable(extension::sandbox) == null).isEqualTo(classes > 0);
    }
    for (int i = classes; i > 0; i--) {
      assertThat(extension.sandbox().wireMock().isRunning()).isTrue();
      extension.afterAll(context);
    }
    assertThat(catchThrowable(extension::sandbox)).isInstanceOf(IllegalStateException.class);
    leftovers.assertNone("an extension");
  }
}
