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
import org.junit.jupiter.api.Test;

/** Many threads at once; {@code -Dload.calls=N} sets how many calls. */
class SandboxLoadTest {
  private static final int THREADS = 32;

  private static final int CALLS = Integer.getInteger("load.calls", 10_000);

  private static final int PAGE = 1_000;

  /** Of how many calls in a row one creates a workout; the others look at what there is. */
  private static final int KINDS = 4;

  /** Opens what a JVM opens once and keeps, with its first connection: a pair of sockets. */
  @BeforeAll
  static void connectOnce() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller.of(sandbox, sandbox.authorize(sandbox.user())).get("/users/get_user");
    }
  }

  @Test
  void signedCalls_fromManyThreads_areAllCarriedOutOnce() throws Exception {
    assertCarriedOutOnce(CALLS, SandboxLoadTest::create);
  }

  @Test
  void readsAmongWrites_fromManyThreads_areAllAnsweredAndLoseNothing() throws Exception {
    assertCarriedOutOnce(CALLS / KINDS, SandboxLoadTest::createAndLook);
  }

  /** Has a function create a workout each time, from all threads, and looks at what is left. */
  private static void assertCarriedOutOnce(
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
    assertThat(listed).hasSize(workouts).containsExactlyInAnyOrderElementsOf(created);
    assertNothingLeft(before, socketsBefore);
  }

  private static void assertNothingLeft(Set<Thread> before, long socketsBefore) throws Exception {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      // The client's own threads belong to this test class's caller and live on.
      if (!before.contains(thread) && !thread.getName().startsWith("HttpClient")) {
        thread.join(10_000);
        assertThat(thread.isAlive() && !isOfTheJvm(thread)).as(thread.toString()).isFalse();
      }
    }
    // The client closes its end of a connection as soon as it hears that the server did.
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

  /** One write and three reads: who is calling, a page of the list, and the workout itself. */
  private static String createAndLook(SigningCaller caller, String description) {
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
    JsonNode answer = caller.get("/workouts/get_workouts?limit=" + rows + "&start_record=" + start);
    assertThat(answer.at("/result/status").asInt()).as("%s", answer).isEqualTo(1);
    return answer.at("/result/output/workouts");
  }

  /** Returns how many sockets this process holds, 0 where that cannot be seen. */
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
