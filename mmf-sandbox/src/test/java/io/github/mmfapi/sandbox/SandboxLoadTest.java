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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many threads at once; {@code -Dload.calls=N} sets how many calls. */
class SandboxLoadTest {
  private static final int THREADS = 32;

  private static final int CALLS = Integer.getInteger("load.calls", 10_000);

  private static final int PAGE = 1_000;

  @Test
  void signedCalls_fromManyThreads_areAllCarriedOutOnce() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    long socketsBefore = sockets();
    Set<String> created = new HashSet<>();
    List<String> listed = new ArrayList<>();
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      created.addAll(createAll(caller));
      for (int start = 0; start < CALLS; start += PAGE) {
        caller
            .get("/workouts/get_workouts?limit=" + PAGE + "&start_record=" + start)
            .at("/result/output/workouts")
            .forEach(row -> listed.add(row.path("workout_id").asText()));
      }
    }

    assertThat(created).hasSize(CALLS);
    assertThat(listed).hasSize(CALLS).containsExactlyInAnyOrderElementsOf(created);
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

  private static List<String> createAll(SigningCaller caller) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        String description = "workout " + i;
        calls.add(() -> create(caller, description));
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
