package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How many calls are at a server at the same time. */
@Timeout(60)
class MaxConnectionsTest {
  private static final Executor THREADS = work -> new Thread(work, "caller").start();

  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore answered = new Semaphore(0);

  /** 70 is more than OkHttp has by itself, 3 less than it has for one host. */
  @ParameterizedTest
  @CsvSource({
    "OKHTTP_ASYNC, 3",
    "OKHTTP_ASYNC, 70",
    "HC5_ASYNC, 3",
    "HC5_ASYNC, 70",
    "HC5, 3",
    "HC5, 70"
  })
  void calls_areAtTheServer_asManyAsConnections(TransportVariant variant, int connections)
      throws IOException, InterruptedException {
    try (FaultServer server = new FaultServer();
        MmfClient client = builder(variant, server).maxConnections(connections).build()) {
      server.always(
          (socket, request) -> {
            arrived.release();
            answered.acquire();
            FaultServer.answerAsRecorded(socket, request);
          });

      CompletableFuture<?>[] calls =
          IntStream.rangeClosed(0, connections)
              .mapToObj(i -> call(variant, client))
              .toArray(CompletableFuture[]::new);
      assertThat(arrived.tryAcquire(connections, 20, TimeUnit.SECONDS)).as("all but one").isTrue();
      assertThat(arrived.tryAcquire(200, TimeUnit.MILLISECONDS)).as("one more").isFalse();

      answered.release();
      assertThat(arrived.tryAcquire(20, TimeUnit.SECONDS)).as("in place of the first").isTrue();
      answered.release(connections);
      assertThat(CompletableFuture.allOf(calls)).succeedsWithin(20, TimeUnit.SECONDS);
    }
  }

  /** Apache's clients wait for a free connection, no longer than for a read. */
  @ParameterizedTest
  @EnumSource(
      value = TransportVariant.class,
      names = {"HC5", "HC5_ASYNC"})
  void write_noConnectionBecomesFree_isNotSent(TransportVariant variant) throws Exception {
    try (FaultServer server = new FaultServer();
        MmfClient client =
            builder(variant, server)
                .maxConnections(1)
                .readTimeout(Duration.ofMillis(500))
                .build()) {
      FaultServer.Action trickle = server.trickle();
      server.always(
          (socket, request) -> {
            arrived.release();
            trickle.to(socket, request);
          });
      CompletableFuture<?> first = call(variant, client);
      assertThat(arrived.tryAcquire(20, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> variant.write(client))
          .isInstanceOfSatisfying(
              MmfTransportException.class, failure -> assertThat(failure.isRetrySafe()).isTrue());
      assertThat(server.received()).hasSize(1);
      assertThat(first).isNotDone();
      first.cancel(true);
    }
  }

  private static MmfClientBuilder builder(TransportVariant variant, FaultServer server) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .transport(variant.transport());
  }

  private static CompletableFuture<?> call(TransportVariant variant, MmfClient client) {
    return variant.isAsync()
        ? client.async().workouts().getWorkouts()
        : CompletableFuture.supplyAsync(() -> client.workouts().getWorkouts(), THREADS);
  }
}
