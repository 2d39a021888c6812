package io.github.mmfapi.client.raw;

import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.Futures;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls any method without blocking; see {@link RawApi}. */
@FunctionalInterface
public interface RawAsyncApi {
  /**
   * Sends a request.
   *
   * @param request the request
   * @return completes with the response once its headers and the first 64 KiB of its body are
   *     there; close it. Fails with {@link MmfTransportException} if there was no response
   */
  CompletableFuture<RawResponse> call(RawRequest request);

  /**
   * Sends a request and returns the body of the response as text, whatever its HTTP status.
   *
   * @param request the request
   * @return completes with the text, up to 1 MiB; fails as {@link RawApi#text} does
   */
  default CompletableFuture<String> text(RawRequest request) {
    return read(request, RawResponse::text);
  }

  /**
   * Sends a request, has the response read, and closes it.
   *
   * @param <T> what is read
   * @param request the request
   * @param reader reads the response; it must not keep its stream
   * @return completes with what the reader returns; cancelling it cancels the call
   */
  default <T extends @Nullable Object> CompletableFuture<T> read(
      RawRequest request, Function<RawResponse, T> reader) {
    CompletableFuture<RawResponse> call = call(request);
    CompletableFuture<T> result =
        call.thenApply(
            response -> {
              try (response) {
                return reader.apply(response);
              }
            });
    return Futures.onCancel(
        result,
        () -> {
          // A response that is there already is read by nobody any more.
          if (!call.cancel(true)) {
            CompletableFuture<Void> unused = call.thenAccept(RawResponse::close);
          }
        });
  }
}
