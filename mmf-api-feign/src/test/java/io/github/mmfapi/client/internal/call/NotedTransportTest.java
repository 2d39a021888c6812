package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import feign.AsyncClient;
import feign.Response;
import io.github.mmfapi.client.call.MmfCallListener;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An attempt knows the response that its transport has, while that is still read. */
class NotedTransportTest {
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
    return Exchanges.response(status, new byte[1], 1, closed);
  }

  private static AttemptScope scope() throws Throwable {
    return Exchanges.runner(new MmfCallListener() {}).run(Exchanges.call(), AttemptScope::current);
  }

  private void execute(Optional<Object> context) {
    CompletableFuture<Response> response = noted.execute(Exchanges.GET, Exchanges.OPTIONS, context);
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
