package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast the job is beside a plain loop, with a server that waits 20 ms. It measures real time,
 * so it runs only when asked for: {@code -Dbulk.throughput=4000 -Dtest.jit=-XX:+UseG1GC}, the
 * number of members and no options for short tests. The three are measured in turn, {@code
 * -Dbulk.throughput.rounds} times, and the medians of the ratios count, so that other work on the
 * machine concerns all of them.
 */
@EnabledIfSystemProperty(named = "bulk.throughput", matches = "\\d+")
class ThroughputTest {
  private static final int MEMBERS = Integer.getInteger("bulk.throughput", 0);
  private static final int ROUNDS = Integer.getInteger("bulk.throughput.rounds", 5);
  private static final int CONCURRENCY = 8;

  @TempDir Path folder;

  @Test
  void job_isNearlyAsFastAsALoop_andTwiceAsFastWithTwoSlots(TestReporter reporter)
      throws Exception {
    loop(MEMBERS / 10);
    job(1, MEMBERS / 10, 0);
    List<Double> beside = new ArrayList<>();
    List<Double> doubled = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      double loop = loop(MEMBERS);
      double one = job(1, MEMBERS, round);
      double two = job(2, MEMBERS, round);
      beside.add(one / loop);
      doubled.add(two / one);
      reporter.publishEntry(
          String.format(
              Locale.ROOT,
              "calls per second: loop %.0f, one slot %.0f (%.2f), two slots %.0f (%.2f)",
              loop,
              one,
              one / loop,
              two,
              two / one));
    }
    assertThat(median(beside))
        .as("one slot beside a loop, of %s", beside)
        .isGreaterThanOrEqualTo(0.8);
    assertThat(median(doubled))
        .as("two slots beside one, of %s", doubled)
        .isGreaterThanOrEqualTo(1.7);
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double loop(int members) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicLong rows = new AtomicLong();
    ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY);
    try (FakeServer server = new FakeServer(0, 20, false);
        MmfClient client =
            MmfClient.builder()
                .baseUrl(server.baseUrl())
                .clientCredentials(ClientCredentials.of("key", "secret"))
                .build()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < CONCURRENCY; i++) {
        ends.add(
            threads.submit(
                () -> {
                  for (int n; (n = next.getAndIncrement()) < members; ) {
                    rows.addAndGet(read(client.as(TokenCredentials.of("t-m" + n, "s"))));
                  }
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
      return server.callsPerSecond();
    } finally {
      threads.shutdownNow();
    }
  }

  private static int read(MmfClient client) {
    int rows = 0;
    try {
      for (Workout workout : client.paging().workouts(q -> q.limit(100))) {
        rows += workout.workoutKey() == null ? 0 : 1;
      }
    } catch (MmfAuthenticationException e) {
      return 0; // One in a hundred members, who count as refused.
    }
    return rows;
  }

  private double job(int parallelism, int members, int round) throws Exception {
    try (FakeServer server = new FakeServer(0, 20, false)) {
      StreamExecutionEnvironment flink =
          StreamExecutionEnvironment.createLocalEnvironment(parallelism);
      flink.enableCheckpointing(1_000);
      MemberSync.addTo(
          flink,
          SourceSettings.builder()
              .baseUrl(server.baseUrl())
              .store(FakeStore.factory(members))
              .concurrency(CONCURRENCY)
              .build(),
          MemberList.WORKOUTS,
          FileFormat.NDJSON,
          SyncOptions.path(folder.resolve("out" + parallelism + round).toString()));
      flink.execute("throughput");
      return server.callsPerSecond();
    }
  }
}
