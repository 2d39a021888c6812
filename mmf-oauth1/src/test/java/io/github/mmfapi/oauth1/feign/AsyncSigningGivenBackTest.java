package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Response;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whenever a call is cancelled: its exchange is cancelled, no other one follows, and what responses
 * come in spite of that are closed. So is a response whose handling fails.
 */
class AsyncSigningGivenBackTest {
  private static final Request GET =
      Request.create(
          HttpMethod.GET,
          "http://h/a",
          Map.of(),
          null,
          StandardCharsets.UTF_8,
          new RequestTemplate());

  /** When a call is cancelled, whose first response is a redirect. */
  private enum Moment {
    BEFORE_THE_RESPONSE(1),
    WHILE_THE_SECOND_IS_SENT(2),
    BEFORE_THE_SECOND_RESPONSE(2);

    private final int exchanges;

    Moment(int exchanges) {
      this.exchanges = exchanges;
    }
  }

  /** An exchange that goes on when it is cancelled. */
  private static final class Exchange extends CompletableFuture<Response> {
    private boolean cancelled;
    private boolean closed;

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      cancelled = true;
      return false;
    }

    void respond(int status) {
      complete(
          Response.builder()
              .status(status)
              .headers(Map.of("Location", List.of("/b")))
              .request(GET)
              .body(
                  new ByteArrayInputStream(new byte[1]) {
                    @Override
                    public void close() {
                      closed = true;
                    }
                  },
                  1)
              .build());
    }
  }

  private final List<Exchange> exchanges = new ArrayList<>();
  private final CompletableFuture<CompletableFuture<Response>> call = new CompletableFuture<>();

  @Test
  void secondExchange_thatCannotBegin_failsItsCall() {
    IllegalStateException failure = new IllegalStateException("no");
    AsyncClient<String> client =
        OAuth1SigningClient.builder()
            .signer(Fixtures.signer())
            .buildAsync(
                (request, options, context) -> {
                  exchanges.add(new Exchange());
                  if (exchanges.size() == 2) {
                    throw failure;
                  }
                  return exchanges.get(0);
                });
    CompletableFuture<Response> failing =
        client.execute(GET, new Request.Options(), Optional.of("context"));
    exchanges.get(0).respond(302);

    assertThat(failing).isCompletedExceptionally();
    assertThat(exchanges.get(0).closed).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void cancelledCall_givesBackItsExchanges(Moment moment) {
    AsyncClient<String> client =
        OAuth1SigningClient.builder()
            .signer(Fixtures.signer())
            .buildAsync(
                (request, options, context) -> {
                  exchanges.add(new Exchange());
                  if (exchanges.size() == 2 && moment == Moment.WHILE_THE_SECOND_IS_SENT) {
                    call.join().cancel(true);
                  }
                  return exchanges.get(exchanges.size() - 1);
                });
    call.complete(client.execute(GET, new Request.Options(), Optional.of("context")));
    if (moment == Moment.BEFORE_THE_RESPONSE) {
      call.join().cancel(true);
    }
    exchanges.get(0).respond(302);
    if (moment != Moment.BEFORE_THE_RESPONSE) {
      call.join().cancel(true);
      exchanges.get(1).respond(200);
    }

    assertThat(call.join()).isCancelled();
    assertThat(exchanges).hasSize(moment.exchanges).allMatch(exchange -> exchange.closed);
    assertThat(exchanges.get(exchanges.size() - 1).cancelled).as("cancelled").isTrue();
  }

  /** What fails once a response is there. */
  private enum Part {
    REFUSAL,
    BODY,
    SECOND_TOKEN
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // It never returns.
  private static <T> T thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  /** A response that calls for a corrected clock. */
  private static Response late(Part failing, Throwable failure, AtomicInteger closed) {
    InputStream body =
        new InputStream() {
          @Override
          public int read() {
            return failing == Part.BODY ? thrown(failure) : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            return read();
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return Response.builder()
        .status(401)
        .headers(Map.of("Date", List.of("Wed, 16 Jan 2013 10:31:14 GMT")))
        .request(GET)
        .body(body, null)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void response_whoseHandlingFails_isClosed(Part failing) {
    for (Throwable failure :
        List.of(new IllegalStateException("no"), new StackOverflowError("no"))) {
      AtomicInteger closed = new AtomicInteger();
      AtomicInteger sent = new AtomicInteger();
      OAuth1SigningClient.Builder builder =
          OAuth1SigningClient.builder()
              .signer(Fixtures.signer())
              .clockSkewPolicy(ClockSkewPolicy.builder().limit(Duration.ofDays(99_999)).build())
              .credentials(
                  () ->
                      failing == Part.SECOND_TOKEN && sent.get() == 1
                          ? thrown(failure)
                          : Fixtures.TOKEN)
              .timestampRefusal(
                  response -> failing == Part.REFUSAL ? thrown(failure) : sent.get() == 1);
      Throwable thrown =
          catchThrowable(
              () ->
                  builder
                      .build(
                          (request, options) -> {
                            sent.incrementAndGet();
                            return late(failing, failure, closed);
                          })
                      .execute(GET, new Request.Options()));
      assertThat(thrown).isSameAs(failure);
      assertThat(closed).as("%s", failure).hasPositiveValue();

      sent.set(0);
      closed.set(0);
      CompletableFuture<Response> call =
          builder
              .clockCorrection(ClockCorrection.create())
              .<String>buildAsync(
                  (request, options, context) -> {
                    sent.incrementAndGet();
                    return CompletableFuture.completedFuture(late(failing, failure, closed));
                  })
              .execute(GET, new Request.Options(), Optional.of("context"));
      assertThat(catchThrowable(call::join)).hasCause(failure);
      assertThat(closed).as("%s, asynchronous", failure).hasPositiveValue();
    }
  }
}
