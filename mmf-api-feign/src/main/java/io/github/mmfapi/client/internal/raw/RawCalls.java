package io.github.mmfapi.client.internal.raw;

import com.google.errorprone.annotations.MustBeClosed;
import feign.Param;
import feign.RequestLine;
import io.github.mmfapi.client.raw.RawApi;
import io.github.mmfapi.client.raw.RawAsyncApi;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import java.util.concurrent.CompletableFuture;

/**
 * The Feign interface that sends a {@link RawRequest}. It has no default methods, because a proxy
 * takes some milliseconds for the first of them.
 */
public interface RawCalls {
  /** Sends a read. */
  @MustBeClosed
  @RequestLine("GET /{path}")
  RawResponse get(@Param("path") String path, RawRequest request);

  /** Sends a write. */
  @MustBeClosed
  @RequestLine("POST /{path}")
  RawResponse post(@Param("path") String path, RawRequest request);

  /** The Feign interface that sends a {@link RawRequest} without blocking. */
  interface Async {
    /** Sends a read. */
    @RequestLine("GET /{path}")
    CompletableFuture<RawResponse> get(@Param("path") String path, RawRequest request);

    /** Sends a write. */
    @RequestLine("POST /{path}")
    CompletableFuture<RawResponse> post(@Param("path") String path, RawRequest request);
  }

  /** Sends each request by the method that fits it. */
  record Api(RawCalls calls) implements RawApi {
    @Override
    @MustBeClosed
    public RawResponse call(RawRequest request) {
      return request.isRead()
          ? calls.get(request.method(), request)
          : calls.post(request.method(), request);
    }

    @Override
    public String toString() {
      return calls.toString();
    }
  }

  /** Sends each request by the method that fits it, without blocking. */
  record AsyncApi(Async calls) implements RawAsyncApi {
    @Override
    public CompletableFuture<RawResponse> call(RawRequest request) {
      return request.isRead()
          ? calls.get(request.method(), request)
          : calls.post(request.method(), request);
    }

    @Override
    public String toString() {
      return calls.toString();
    }
  }
}
