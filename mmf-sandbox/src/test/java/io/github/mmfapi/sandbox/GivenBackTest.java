package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.testoutput.RecordingFiles;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox with all options of its builder gives back when it is closed. */
class GivenBackTest {
  private static final int STARTS = 3;
  private static final long PATIENCE_MILLIS = 10_000;

  private final RecordingFiles files = new RecordingFiles();
  private final LinkedBlockingQueue<SandboxRequest> requests = new LinkedBlockingQueue<>();

  @TempDir private Path folder;

  private static Stream<Method> options() {
    return Arrays.stream(MmfSandbox.Builder.class.getMethods())
        .filter(method -> method.getReturnType() == MmfSandbox.Builder.class);
  }

  private Object[] arguments(Method option) {
    SandboxUser anna = new SandboxUser(4711, "anna", "secret");
    return switch (option.getName()) {
      case "user" -> new Object[] {anna};
      case "workout" -> new Object[] {anna, SandboxWorkout.on(LocalDate.of(2026, 1, 7), "a run")};
      case "route" ->
          new Object[] {
            anna,
            SandboxRoute.of(
                "r", new SandboxRoute.Point(45.5, -122.6), new SandboxRoute.Point(45.6, -122.5))
          };
      case "bindAddress", "allowedHost" -> new Object[] {"127.0.0.1"};
      case "allowedOrigin" -> new Object[] {"http://localhost:3000"};
      case "applicationName" -> new Object[] {"a test"};
      case "clientCredentials" -> new Object[] {ClientCredentials.of("key", "client-secret")};
      case "signatureMethod" -> new Object[] {SignatureMethod.hmacSha256()};
      case "port" -> new Object[] {0};
      case "authenticationFailureStatus" -> new Object[] {401};
      case "maximumRows" -> new Object[] {20_000};
      case "maximumTextBytes" -> new Object[] {128_000_000};
      case "timestampWindow" -> new Object[] {Duration.ofMinutes(5)};
      case "stateFile" -> new Object[] {files.watch(folder.resolve("state"))};
      case "requestListener" -> new Object[] {(Consumer<SandboxRequest>) requests::add};
      default -> Arrays.stream(option.getParameterTypes()).map(GivenBackTest::anyValue).toArray();
    };
  }

  private static Object anyValue(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "long" -> 1L;
      case "boolean" -> true;
      case "Duration" -> Duration.ofMillis(1);
      case "Clock" -> Clock.systemUTC();
      default -> throw new AssertionError("add a value of " + type + " for the new option");
    };
  }

  private MmfSandbox start() throws ReflectiveOperationException {
    MmfSandbox.Builder builder = MmfSandbox.builder();
    for (Method option : options().toList()) {
      option.invoke(builder, arguments(option));
    }
    return builder.start();
  }

  @Test
  void sandboxWithEveryOption_closed_givesBackThreadsAndFiles() throws Exception {
    assertThat(options()).hasSizeGreaterThan(20);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    for (int i = 0; i < STARTS; i++) {
      try (MmfSandbox sandbox = start()) {
        SigningCaller.of(sandbox, sandbox.authorize(sandbox.user())).get("/users/get_user");
        assertThat(requests.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isNotNull();
        assertThat(files.open()).hasSize(1);
      }
    }

    assertThat(files.open()).isEmpty();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!before.contains(thread) && isOfASandbox(thread)) {
        thread.join(PATIENCE_MILLIS);
        assertThat(thread.isAlive()).as(thread.toString()).isFalse();
      }
    }
  }

  /** The threads of the HTTP client are shared and stay alive, and so do those of the JVM. */
  private static boolean isOfASandbox(Thread thread) {
    return thread.getThreadGroup() != null
        && thread.getThreadGroup().getName().equals("main")
        && !thread.getName().startsWith("HttpClient")
        && !thread.getName().startsWith("ForkJoinPool.commonPool");
  }
}
