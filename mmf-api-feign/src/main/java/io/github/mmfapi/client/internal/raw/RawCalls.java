package io.github.mmfapi.client.internal.raw;

import com.google.errorprone.annotations.MustBeClosed;
import feign.Param;
import feign.RequestLine;
import io.github.mmfapi.client.raw.RawApi;
import io.github.mmfapi.client.raw.RawAsyncApi;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import java.util.concurrent.CompletableFuture;

/** The Feign interface that sends a {@link RawRequest}. */
public interface RawCalls extends RawApi {
  /** Sends a read. */
  @MustBeClosed
  @RequestLine("GET /{path}")
  RawResponse get(@Param("path") String path, RawRequest request);

  /** Sends a write. */
  @MustBeClosed
  @RequestLine("POST /{path}")
  RawResponse post(@Param("path") String path, RawRequest request);

  @Override
  @MustBeClosed
  default RawResponse call(RawRequest request) {
    return request.isRead() ? get(request.method(), request) : post(request.method(), request);
  }

  /** The Feign interface that sends a {@link RawRequest} without blocking. */
  interface Async extends RawAsyncApi {
    /** Sends a read. */
    @RequestLine("GET /{path}")
    CompletableFuture<RawResponse> get(@Param("path") String path, RawRequest request);

    /** Sends a write. */
    @RequestLine("POST /{path}")
    CompletableFuture<RawResponse> post(@Param("path") String path, RawRequest request);

    @Override
    default CompletableFuture<RawResponse> call(RawRequest request) {
      return request.isRead() ? get(request.method(), request) : post(request.method(), request);
    }
  }
}
