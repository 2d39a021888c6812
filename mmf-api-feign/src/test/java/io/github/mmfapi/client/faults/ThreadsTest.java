package io.github.mmfapi.client.faults;

import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers' code and waiting run on no thread that others need. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThreadsTest {
  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(FaultServer.TOKEN)
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport());
  }

  private static void assertOwn(String thread) {
    assertThat(thread)
        .doesNotContain("CompletableFutureDelayScheduler")
        .doesNotContain("ForkJoinPool")
        .doesNotContain("httpclient-dispatch");
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void slowTokenStore_atARetry_delaysNoTimerOfOthers(TransportVariant variant) throws Exception {
    CountDownLatch lookedUpAgain = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    List<String> threads = new CopyOnWriteArrayList<>();
    server.once(answer(503, "text/html", ""));
    MmfClientBuilder builder =
        builder(variant)
            .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).build())
            .tokenCredentials(
                () -> {
                  threads.add(Thread.currentThread().getName());
                  lookedUpAgain.countDown();
                  if (lookedUpAgain.getCount() == 0) {
                    await(release);
                  }
                  return FaultServer.TOKEN;
                });
    try (MmfClient client = builder.build()) {
      CompletableFuture<WorkoutPage> call = client.async().workouts().getWorkouts();
      assertThat(lookedUpAgain.await(10, TimeUnit.SECONDS)).isTrue();

      CompletableFuture<Void> unrelated =
          new CompletableFuture<Void>().completeOnTimeout(null, 10, TimeUnit.MILLISECONDS);
      Throwable late = catchThrowable(() -> unrelated.get(5, TimeUnit.SECONDS));
      release.countDown();

      assertThat(late).isNull();
      assertThat(call.get(10, TimeUnit.SECONDS).count()).isZero();
      threads.forEach(ThreadsTest::assertOwn);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void whatCallersAppend_toASuccessAFailureAndATimeout_runsOnOurThreads(TransportVariant variant)
      throws Exception {
    try (MmfClient client = builder(variant).callTimeout(Duration.ofMillis(500)).build()) {
      for (FaultServer.Action action :
          List.of(FaultServer::answerAsRecorded, answer(404, "text/html", ""), server.silence())) {
        CountDownLatch appended = new CountDownLatch(1);
        server.always(
            (socket, request) -> {
              appended.await();
              action.to(socket, request);
            });
        CompletableFuture<String> thread =
            client
                .async()
                .workouts()
                .getWorkouts()
                .handle((page, failure) -> Thread.currentThread().getName());
        appended.countDown();

        assertOwn(thread.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"OKHTTP_ASYNC", "JDK_ASYNC", "HC5_ASYNC"})
  void callers_thatBlockInWhatTheyAppend_delayNoOtherCall(TransportVariant variant)
      throws Exception {
    int calls = 8;
    CountDownLatch blocked = new CountDownLatch(calls);
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    server.always(
        (socket, request) -> {
          appended.await();
          FaultServer.answerAsRecorded(socket, request);
        });
    try (MmfClient client = builder(variant).build()) {
      for (int i = 0; i < calls; i++) {
        CompletableFuture<?> unused =
            client
                .async()
                .workouts()
                .getWorkouts()
                .thenAccept(
                    page -> {
                      blocked.countDown();
                      await(release);
                    });
      }
      appended.countDown();

      assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(client.async().workouts().getWorkouts().get(10, TimeUnit.SECONDS).count())
          .isZero();
      release.countDown();
    }
  }
}
