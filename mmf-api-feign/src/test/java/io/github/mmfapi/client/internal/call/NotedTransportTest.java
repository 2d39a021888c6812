package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An attempt knows the response that its transport has, while that is still read. */
class NotedTransportTest {
  private static final Request GET =
      Request.create(
          Request.HttpMethod.GET, "http://h/a", Map.of(), null, StandardCharsets.UTF_8, null);

  private final AtomicInteger closed = new AtomicInteger();
  private final CompletableFuture<Response> sent = new CompletableFuture<>();
  private final AtomicReference<Optional<Object>> received = new AtomicReference<>();
  private final AsyncClient<Object> noted =
      new NotedTransport(
          (request, options, context) -> {
            received.set(context);
            return sent;
          });

  private Response response(int status) {
    return Response.builder()
        .status(status)
        .headers(Map.of())
        .request(GET)
        .body(
            new ByteArrayInputStream(new byte[1]) {
              @Override
              public void close() {
                closed.incrementAndGet();
              }
            },
            1)
        .build();
  }

  private static AttemptScope scope() throws Throwable {
    CallRunner runner =
        new CallRunner(
            RetryPolicy.none(),
            Sleeper.real(),
            Clock.systemUTC(),
            Duration.ofMinutes(1),
            new MmfCallListener() {});
    RunningCall call =
        new RunningCall(
            new Operation("GET", "users/get_user", false), Clock.systemUTC().instant(), Map::of);
    return runner.run(call, AttemptScope::current);
  }

  private void execute(Optional<Object> context) {
    CompletableFuture<Response> response =
        noted.execute(
            GET, new Request.Options(1, TimeUnit.SECONDS, 1, TimeUnit.SECONDS, false), context);
    assertThat(response).isNotDone();
  }

  @Test
  void cancelledAttempt_beforeTheResponse_cancelsTheExchange() throws Throwable {
    AttemptScope scope = scope();
    execute(NotedTransport.context(scope, Optional.empty()));

    scope.cancel();

    assertThat(sent).isCancelled();
  }

  @Test
  void cancelledAttempt_whileTheResponseIsRead_closesIt() throws Throwable {
    AttemptScope scope = scope();
    execute(NotedTransport.context(scope, Optional.empty()));
    sent.complete(response(200));
    assertThat(closed).hasValue(0);

    scope.cancel();

    assertThat(closed).hasPositiveValue();
  }

  @Test
  void refusal_isThatOfTheLastRequest() throws Throwable {
    AttemptScope scope = scope();
    Response refusal = response(401);
    execute(NotedTransport.context(scope, Optional.empty()));
    sent.complete(refusal);
    assertThat(scope.refusal()).isNotNull();
    assertThat(scope.refusal().status()).isEqualTo(401);
    assertThat(scope.refusal().body()).isNull();

    scope.departs();

    assertThat(scope.refusal()).isNull();
    scope.arrived(response(299));
    assertThat(scope.refusal()).isNull();
    scope.arrived(response(300));
    assertThat(scope.refusal().status()).isEqualTo(300);
    scope.arrived(response(199));
    assertThat(scope.refusal().status()).isEqualTo(199);
  }

  @Test
  void context_ofTheTransport_isHandedOn() throws Throwable {
    execute(NotedTransport.context(scope(), Optional.of("own")));
    assertThat(received.get()).contains("own");

    execute(Optional.of("unknown"));
    assertThat(received.get()).contains("unknown");
  }
}
