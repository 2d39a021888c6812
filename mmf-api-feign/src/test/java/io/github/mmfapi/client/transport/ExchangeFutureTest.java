package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whenever an exchange is cancelled, it is aborted, and its response is closed. */
class ExchangeFutureTest {
  private static final Request GET =
      Request.create(
          HttpMethod.GET,
          "http://h/a",
          Map.of(),
          null,
          StandardCharsets.UTF_8,
          new RequestTemplate());

  /** When an exchange is cancelled. */
  private enum Moment {
    BEFORE_THE_RESPONSE,
    WHILE_THE_RESPONSE_IS_ADAPTED,
    WHILE_THE_RESPONSE_IS_USED,
    AFTER_THE_RESPONSE
  }

  private final AtomicInteger aborted = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final CompletableFuture<Response> sent =
      new CompletableFuture<>() {
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
          aborted.incrementAndGet();
          return false;
        }
      };

  private Response response() {
    return Response.builder()
        .status(200)
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

  @ParameterizedTest
  @EnumSource
  void cancel_always_abortsTheExchangeAndClosesItsResponse(Moment moment) {
    CompletableFuture<CompletableFuture<Response>> future = new CompletableFuture<>();
    future.complete(
        ExchangeFuture.of(
            sent,
            (response, failure) -> {
              if (moment == Moment.WHILE_THE_RESPONSE_IS_ADAPTED) {
                future.join().cancel(true);
              }
              return response;
            },
            Runnable::run));
    if (moment == Moment.BEFORE_THE_RESPONSE) {
      assertThat(future.join().cancel(true)).isTrue();
    }
    if (moment == Moment.WHILE_THE_RESPONSE_IS_USED) {
      CompletableFuture<Void> unused =
          future.join().thenAccept(response -> future.join().cancel(true));
    }
    sent.complete(response());
    if (moment == Moment.AFTER_THE_RESPONSE) {
      assertThat(closed).hasValue(0);
      assertThat(future.join().cancel(true)).as("too late for what waits for it").isFalse();
    }

    assertThat(aborted).as("aborted").hasPositiveValue();
    assertThat(closed).as("closed").hasPositiveValue();
    assertThat(future.join().isCancelled())
        .isEqualTo(
            moment == Moment.BEFORE_THE_RESPONSE || moment == Moment.WHILE_THE_RESPONSE_IS_ADAPTED);
  }

  /** Otherwise nobody would ever be told. */
  @ParameterizedTest
  @ValueSource(classes = {IOException.class, IllegalStateException.class, StackOverflowError.class})
  void failedStep_failsTheExchange(Class<? extends Throwable> type) throws Exception {
    Throwable failure = type.getConstructor(String.class).newInstance("no");
    CompletableFuture<Response> future =
        ExchangeFuture.of(
            sent,
            (response, earlier) -> {
              if (failure instanceof IOException e) {
                throw e;
              }
              if (failure instanceof Error e) {
                throw e;
              }
              throw (RuntimeException) failure;
            },
            Runnable::run);
    sent.complete(response());

    assertThat(future).isCompletedExceptionally();
    assertThat(catchThrowable(future::join)).hasCause(failure);
  }
}
