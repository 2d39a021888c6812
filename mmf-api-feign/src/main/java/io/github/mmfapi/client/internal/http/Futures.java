package io.github.mmfapi.client.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Adds to {@link CompletableFuture} what asynchronous exchanges need. */
public final class Futures {
  private Futures() {}

  /**
   * Runs an action when a future is cancelled. {@link CompletableFuture} does not hand a
   * cancellation on to the futures it depends on.
   *
   * @return the same future
   */
  public static <T> CompletableFuture<T> onCancel(CompletableFuture<T> future, Runnable action) {
    CompletableFuture<T> unused =
        future.whenComplete(
            (value, failure) -> {
              if (future.isCancelled()) {
                action.run();
              }
            });
    return future;
  }

  /** Returns the cause of a {@link CompletionException}, and any other exception itself. */
  public static Throwable unwrap(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
