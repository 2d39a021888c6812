package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Calls from many threads; {@code -Dload.calls=N} sets the number of calls, by default 2,500. What
 * threads do to each other shows itself rarely, so more calls find more.
 */
@Tag("slow")
class SandboxLoadTest {
  private static final int THREADS = 32;

  private static final int CALLS = Integer.getInteger("load.calls", 2_500);

  private static final int PAGE = 1_000;

  /** One of this many calls creates a workout; the others read. */
  private static final int KINDS = 4;

  /** Opens the pair of sockets that a JVM opens with its first connection and keeps. */
  @BeforeAll
  static void connectOnce() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller.of(sandbox, sandbox.authorize(sandbox.user())).get("/users/get_user");
    }
  }

  @Test
  void writes_fromManyThreads_areEachExecutedOnce() throws Exception {
    assertExecutedOnce(CALLS, SandboxLoadTest::create);
  }

  @Test
  void readsAndWrites_fromManyThreads_areEachExecutedOnce() throws Exception {
    assertExecutedOnce(CALLS / KINDS, SandboxLoadTest::createAndRead);
  }

  /**
   * Calls a function that creates a workout from all threads, then checks workouts and resources.
   */
  private static void assertExecutedOnce(
      int workouts, BiFunction<SigningCaller, String, String> creates) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    long socketsBefore = sockets();
    Set<String> created = new HashSet<>();
    List<String> listed = new ArrayList<>();
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      created.addAll(createAll(caller, workouts, creates));
      for (int start = 0; start < workouts; start += PAGE) {
        page(caller, start, PAGE).forEach(row -> listed.add(row.path("workout_id").asText()));
      }
    }

    assertThat(created).hasSize(workouts);
    assertThat(listed).hasSize(workouts);
    assertThat(new HashSet<>(listed).equals(created)).as("those listed are those created").isTrue();
    assertNothingLeft(before, socketsBefore);
  }

  private static void assertNothingLeft(Set<Thread> before, long socketsBefore) throws Exception {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // The threads of the HTTP client are shared and stay alive.
      if (!before.contains(thread) && !thread.getName().startsWith("HttpClient")) {
        thread.join(10_000);
        assertThat(thread.isAlive() && !isOfTheJvm(thread)).as(thread.toString()).isFalse();
      }
    }
    // The client closes a connection when it notices that the server closed it.
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (sockets() > socketsBefore && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(sockets()).isLessThanOrEqualTo(socketsBefore);
  }

  private static boolean isOfTheJvm(Thread thread) {
    return thread.getThreadGroup() == null
        || thread.getThreadGroup().getName().equals("system")
        || thread.getThreadGroup().getName().equals("InnocuousThreadGroup")
        || thread.getName().startsWith("ForkJoinPool.commonPool");
  }

  private static List<String> createAll(
      SigningCaller caller, int workouts, BiFunction<SigningCaller, String, String> creates)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < workouts; i++) {
        String description = "workout " + i;
        calls.add(() -> creates.apply(caller, description));
      }
      List<String> ids = new ArrayList<>();
      for (Future<String> id : threads.invokeAll(calls)) {
        ids.add(id.get());
      }
      return ids;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String create(SigningCaller caller, String description) {
    JsonNode result =
        caller
            .post(
                "/workouts/create_workout",
                new Parameter("workout_date", "2013-01-16"),
                new Parameter("workout_description", description))
            .path("result");
    assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(1);
    return result.at("/output/workout_id").asText();
  }

  /** Sends one write and three reads: the user, a page of workouts, and the workout. */
  private static String createAndRead(SigningCaller caller, String description) {
    String id = create(caller, description);
    assertThat(caller.get("/users/get_user").at("/result/status").asInt()).isEqualTo(1);
    assertThat(page(caller, 0, 5)).isNotEmpty();
    JsonNode found = caller.get("/workouts/get_workout_full?workout_id=" + id);
    assertThat(found.at("/result/output/workout/workout_description").asText())
        .as("%s", found)
        .isEqualTo(description);
    return id;
  }

  private static JsonNode page(SigningCaller caller, int start, int rows) {
    JsonNode response =
        caller.get("/workouts/get_workouts?limit=" + rows + "&start_record=" + start);
    assertThat(response.at("/result/status").asInt()).as("%s", response).isEqualTo(1);
    return response.at("/result/output/workouts");
  }

  /** Returns the number of open sockets of this process, 0 without a /proc file system. */
  private static long sockets() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    if (!Files.isDirectory(descriptors)) {
      return 0;
    }
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.filter(SandboxLoadTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }
}
