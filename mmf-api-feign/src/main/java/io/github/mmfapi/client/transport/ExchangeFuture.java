package io.github.mmfapi.client.transport;

import feign.Response;
import feign.Util;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The response of an asynchronous exchange. Cancelling it aborts the exchange until the body of the
 * response is closed, so also if the response is already there.
 */
final class ExchangeFuture extends CompletableFuture<Response> {

  /** Changes a response or a failure before the caller sees it. */
  interface Step {
    Response next(@Nullable Response response, @Nullable Throwable failure) throws IOException;
  }

  private final CompletableFuture<Response> sent;
  private volatile @Nullable Response arrived;

  private ExchangeFuture(CompletableFuture<Response> sent) {
    this.sent = sent;
  }

  /**
   * Follows an exchange.
   *
   * @param sent the exchange; cancelling it before it is complete aborts it
   * @param step is applied to its result
   * @param executor applies the step, and runs what callers append to this
   */
  static ExchangeFuture of(CompletableFuture<Response> sent, Step step, Executor executor) {
    ExchangeFuture future = new ExchangeFuture(sent);
    CompletableFuture<Response> unused =
        sent.whenCompleteAsync(
            (response, failure) -> future.settle(response, failure, step), executor);
    return future;
  }

  private void settle(@Nullable Response response, @Nullable Throwable failure, Step step) {
    Response next;
    try {
      next = step.next(response, failure == null ? null : Futures.unwrap(failure));
    } catch (IOException | RuntimeException | Error e) {
      completeExceptionally(e);
      return;
    }
    arrived = next;
    if (!complete(next)) {
      Util.ensureClosed(next);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    sent.cancel(true);
    Response response = arrived;
    if (response != null) {
      Util.ensureClosed(response);
    }
    return cancelled;
  }

  /** What depends on this is an ordinary future, which cancels nothing but itself. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
