package io.github.mmfapi.client.transport;

import java.util.concurrent.CompletableFuture;

/** Futures whose cancellation reaches what they stand for. */
final class Exchanges {
  private Exchanges() {}

  /** Returns the future itself, having seen to it that an action runs when it is cancelled. */
  static <T> CompletableFuture<T> cancellable(CompletableFuture<T> future, Runnable onCancel) {
    CompletableFuture<T> unused =
        future.whenComplete(
            (value, failure) -> {
              if (future.isCancelled()) {
                onCancel.run();
              }
            });
    return future;
  }
}
