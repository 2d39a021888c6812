package io.github.mmfapi.client.raw;

import io.github.mmfapi.client.error.MmfTransportException;
import java.util.concurrent.CompletableFuture;

/** Calls any method without blocking; see {@link RawApi}. */
@FunctionalInterface
public interface RawAsyncApi {
  /**
   * Sends a request.
   *
   * @param request the request
   * @return completes with the response once its headers are there; close it. Fails with {@link
   *     MmfTransportException} if there was no response
   */
  CompletableFuture<RawResponse> call(RawRequest request);
}
