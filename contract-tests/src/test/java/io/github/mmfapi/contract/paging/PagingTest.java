package io.github.mmfapi.contract.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lists over real HTTP, while another client adds and deletes rows. */
class PagingTest {
  private static final int WORKOUTS = 5_000;
  private static final int PAGE = 25;

  /** Reads rows one by one until the visitor returns false. */
  private static void read(MmfClient client, boolean async, Predicate<Workout> visitor) {
    if (async) {
      client.async().paging().workouts(q -> q.limit(PAGE)).forEachWhile(visitor).join();
      return;
    }
    for (Workout workout : client.paging().workouts(q -> q.limit(PAGE))) {
      if (!visitor.test(workout)) {
        return;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(120)
  void workouts_whileOthersAreAddedAndDeleted_areReadOnceEach(boolean async) {
    try (ChangingWorkouts changing = new ChangingWorkouts(WORKOUTS);
        MmfClient client = changing.client()) {
      List<Long> seen = new ArrayList<>();
      read(
          client,
          async,
          workout -> {
            seen.add(workout.workoutId());
            if (seen.size() % 12 == 0) {
              changing.change();
            }
            return true;
          });

      assertThat(changing.changes()).isGreaterThan(300);
      assertThat(seen).doesNotHaveDuplicates();
      Set<Long> staying = new HashSet<>(changing.staying());
      assertThat(seen.stream().filter(staying::contains).toList()).isEqualTo(changing.staying());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void workouts_afterTheVisitorStops_areNotRequested(boolean async) {
    try (ChangingWorkouts changing = new ChangingWorkouts(200);
        MmfClient client = changing.client()) {
      AtomicInteger requests = countRequests(changing.sandbox());
      AtomicInteger seen = new AtomicInteger();
      read(client, async, workout -> seen.incrementAndGet() < 60);

      // 25 rows, then 24 new ones with each page: the 60th is on the third.
      assertThat(requests).hasValue(3);
      assertThat(seen).hasValue(60);
    }
  }

  private static AtomicInteger countRequests(MmfSandbox sandbox) {
    AtomicInteger requests = new AtomicInteger();
    sandbox
        .wireMock()
        .addMockServiceRequestListener((request, response) -> requests.incrementAndGet());
    return requests;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(120)
  void workouts_afterReading_canBeGarbageCollected(boolean async) {
    try (ChangingWorkouts changing = new ChangingWorkouts(WORKOUTS);
        MmfClient client = changing.client()) {
      List<WeakReference<Workout>> seen = new ArrayList<>();
      List<Long> held = new ArrayList<>();
      read(
          client,
          async,
          workout -> {
            seen.add(new WeakReference<>(workout));
            if (seen.size() % 1_000 == 0) {
              System.gc();
              held.add(seen.stream().filter(row -> row.get() != null).count());
            }
            return true;
          });

      assertThat(held).hasSize(5).allMatch(rows -> rows <= 2 * PAGE);
    }
  }

  @Test
  void cancelledPaging_cancelsTheRunningCall() throws Exception {
    CompletableFuture<CallOutcome> ended = new CompletableFuture<>();
    MmfCallListener listener =
        new MmfCallListener() {
          @Override
          public void finished(
              MmfCall call, CallOutcome outcome, int attempts, Duration took, Throwable failure) {
            ended.complete(outcome);
          }
        };
    try (MmfSandbox sandbox = MmfSandbox.builder().latency(Duration.ofSeconds(30)).start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .listener(listener)
                .build()) {
      CompletableFuture<Void> walk =
          client.async().paging().workouts().forEachWhile(workout -> true);
      walk.cancel(true);

      assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(CallOutcome.CANCELLED);
    }
  }

  @Test
  void routes_ofManyPages_areReadOnceEach() {
    MmfSandbox.Builder builder = MmfSandbox.builder().user(SandboxUser.TUTORIAL);
    for (int i = 0; i < 120; i++) {
      builder.route(
          SandboxUser.TUTORIAL, SandboxRoute.of("route " + i, new SandboxRoute.Point(45, i)));
    }
    try (MmfSandbox sandbox = builder.start();
        MmfClient client =
            MmfClient.builder()
                .baseUrl(sandbox.baseUrl())
                .clientCredentials(sandbox.clientCredentials())
                .build()) {
      long user = sandbox.user().userId();
      List<String> keys = new ArrayList<>();
      client
          .async()
          .paging()
          .routes(q -> q.userId(user))
          .forEachWhile(r -> keys.add(r.routeKey()))
          .join();

      assertThat(keys).hasSize(120).doesNotHaveDuplicates();
      assertThat(client.paging().routes(q -> q.userId(user)).stream().map(RouteSummary::routeKey))
          .isEqualTo(keys);
      assertThat(client.paging().routes(q -> q.userId(user).startRecord(100).limit(7)))
          .extracting(RouteSummary::routeKey)
          .isEqualTo(keys.subList(100, 120));
    }
  }
}
