package io.github.mmfapi.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Response;
import feign.Util;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of a transport convert failures and limit responses alike. */
class GuardedTransportTest {
  private static final int MOST = 10;
  private static final Client UNUSED =
      (request, options) -> {
        throw new AssertionError("the other side was asked");
      };

  private final AtomicInteger closed = new AtomicInteger();
  private final CompletableFuture<Response> exchange = new CompletableFuture<>();
  private final GuardedTransport guarded =
      new GuardedTransport(UNUSED, (request, options, context) -> exchange, MOST);

  private Response response(int bytes) {
    return Exchanges.response(200, new byte[bytes], null, closed);
  }

  private static void assertConverted(Throwable thrown) {
    assertThat(thrown)
        .isExactlyInstanceOf(MmfTransportException.class)
        .hasMessageStartingWith("GET users/get_user got no response")
        .hasRootCauseMessage("no route");
  }

  @Test
  void failure_ofEitherSide_isConverted() {
    GuardedTransport synchronous =
        new GuardedTransport(
            (request, options) -> {
              throw new IOException("no route");
            },
            (request, options, context) -> exchange,
            MOST);
    assertThatThrownBy(() -> synchronous.execute(Exchanges.GET, Exchanges.OPTIONS))
        .satisfies(GuardedTransportTest::assertConverted);

    exchange.completeExceptionally(new CompletionException(new IOException("no route")));
    assertThatThrownBy(
            () -> guarded.execute(Exchanges.GET, Exchanges.OPTIONS, Optional.empty()).join())
        .isExactlyInstanceOf(CompletionException.class)
        .cause()
        .satisfies(GuardedTransportTest::assertConverted);
  }

  @Test
  void otherFailure_isHandedOnAsItIs() {
    IllegalStateException other = new IllegalStateException("shut down");
    exchange.completeExceptionally(other);

    assertThatThrownBy(
            () -> guarded.execute(Exchanges.GET, Exchanges.OPTIONS, Optional.empty()).join())
        .hasCause(other);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void response_ofEitherSide_isLimited(boolean asynchronous) {
    GuardedTransport both =
        new GuardedTransport(
            (request, options) -> response(MOST + 1),
            (request, options, context) -> CompletableFuture.completedFuture(response(MOST + 1)),
            MOST);
    Response limited =
        asynchronous
            ? both.execute(Exchanges.GET, Exchanges.OPTIONS, Optional.empty()).join()
            : both.execute(Exchanges.GET, Exchanges.OPTIONS);

    assertThatThrownBy(() -> Util.toByteArray(limited.body().asInputStream()))
        .isInstanceOf(MmfResponseException.class)
        .hasMessageContaining("more than " + MOST + " bytes");
  }

  /** Whatever sends the request, such as a client that signs, may put a body of its own there. */
  @Test
  void attempt_cancelledAfterItsResponse_closesTheBodyThatIsRead() throws Throwable {
    AttemptScope[] scope = new AttemptScope[1];
    CompletableFuture<Response> answered =
        Exchanges.runner(new MmfCallListener() {})
            .run(
                Exchanges.call(),
                () -> {
                  scope[0] = AttemptScope.current();
                  return guarded.execute(Exchanges.GET, Exchanges.OPTIONS, Optional.empty());
                });
    exchange.complete(response(3));
    scope[0].begun();
    assertThat(answered.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(closed).hasValue(0);

    scope[0].cancel();

    assertThat(closed).hasPositiveValue();
  }
}
