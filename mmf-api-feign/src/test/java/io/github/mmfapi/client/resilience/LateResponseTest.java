package io.github.mmfapi.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.paging.AsyncPaging;
import io.github.mmfapi.client.paging.AsyncRows;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the kind of an asynchronous call: its end before the response cancels the exchange, and
 * a response that comes in spite of that is closed.
 */
@Timeout(60)
class LateResponseTest {
  private static final RawRequest REQUEST = RawRequest.get("users/get_user");

  /** A kind of call, and what ends it. */
  private record Case(
      String name, boolean timesOut, Function<MmfClient, CompletableFuture<?>> call) {
    @Override
    public String toString() {
      return name + (timesOut ? " times out" : " is cancelled");
    }
  }

  /** An exchange that goes on when it is cancelled. */
  private static final class Exchange extends CompletableFuture<Response> {
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Request request;

    Exchange(Request request) {
      this.request = request;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      cancelled.countDown();
      return false;
    }

    void respond() {
      InputStream body =
          new ByteArrayInputStream(Recorded.NO_WORKOUTS.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
              closed.countDown();
            }
          };
      complete(
          Response.builder()
              .status(200)
              .headers(Map.of("Content-Type", List.of("application/gpx+xml")))
              .request(request)
              .body(body, null)
              .build());
    }
  }

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

  static Stream<Case> cases() {
    Map<String, Function<MmfClient, CompletableFuture<?>>> calls =
        new TreeMap<>(
            Map.of(
                "typed", client -> client.async().users().getUser(),
                "download", client -> client.async().routes().getRouteGpx(r -> r.routeId(5L)),
                "raw", client -> client.async().raw().call(REQUEST),
                "text", client -> client.async().raw().text(REQUEST),
                "read", client -> client.async().raw().read(REQUEST, RawResponse::status)));
    for (Method list : AsyncPaging.class.getMethods()) {
      if (list.getReturnType() == AsyncRows.class) {
        String name = list.getName() + list.getParameterCount();
        calls.put(name + " page", client -> rows(list, client).next(ListPosition.START));
        calls.put(name + " rows", client -> rows(list, client).forEachWhile(row -> true));
      }
    }
    List<Case> cases = new ArrayList<>();
    calls.forEach(
        (name, call) -> {
          cases.add(new Case(name, false, call));
          cases.add(new Case(name, true, call));
        });
    return cases.stream();
  }

  private static AsyncRows<?> rows(Method list, MmfClient client) {
    Object[] arguments =
        Arrays.stream(list.getParameterTypes()).map(LateResponseTest::nothingMore).toArray();
    try {
      return (AsyncRows<?>) list.invoke(client.async().paging(), arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Object nothingMore(Class<?> type) {
    assertThat(type).as("of the parameter of a new list").isEqualTo(Consumer.class);
    return (Consumer<Object>) builder -> {};
  }

  private MmfClient client(Case ended) {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1:1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .retryPolicy(RetryPolicy.none())
        .callTimeout(ended.timesOut() ? Duration.ofMillis(50) : Duration.ofMinutes(2))
        .transport(
            settings ->
                new Transport(
                    (request, options) -> {
                      throw new UnsupportedOperationException("all calls are asynchronous");
                    },
                    (request, options, context) -> {
                      Exchange exchange = new Exchange(request);
                      exchanges.add(exchange);
                      return exchange;
                    },
                    () -> {}))
        .build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void responseAfterTheEndOfItsCall_isClosed(Case ended) throws Exception {
    try (MmfClient client = client(ended)) {
      CompletableFuture<?> call = ended.call().apply(client);
      while (exchanges.isEmpty()) {
        // On a busy machine the time is up before the request is sent.
        call = ended.call().apply(client);
      }
      Exchange exchange = exchanges.get(0);
      if (!ended.timesOut()) {
        call.cancel(true);
      }

      assertThat(exchange.cancelled.await(10, TimeUnit.SECONDS)).as("cancelled").isTrue();
      exchange.respond();
      assertThat(exchange.closed.await(10, TimeUnit.SECONDS)).as("closed").isTrue();
      assertThat(call).isCompletedExceptionally();
    }
  }
}
