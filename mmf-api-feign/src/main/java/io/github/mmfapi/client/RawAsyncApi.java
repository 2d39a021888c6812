package io.github.mmfapi.client;

import java.util.concurrent.CompletableFuture;

/** The asynchronous side of {@link RawApi}. */
public final class RawAsyncApi {
  private final RawCalls.Async calls;

  RawAsyncApi(RawCalls.Async calls) {
    this.calls = calls;
  }

  /**
   * Sends a request.
   *
   * @return completes with the answer, to be closed, once its headers are there; fails with {@link
   *     MmfTransportException} if there was no answer
   */
  public CompletableFuture<RawAnswer> call(RawRequest request) {
    return request.isRead()
        ? calls.get(request.method(), request)
        : calls.post(request.method(), request);
  }
}
