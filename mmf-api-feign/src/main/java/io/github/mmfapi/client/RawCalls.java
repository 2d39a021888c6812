package io.github.mmfapi.client;

import feign.Param;
import feign.RequestLine;
import java.util.concurrent.CompletableFuture;

/** What Feign makes of a {@link RawRequest}. */
interface RawCalls {
  @RequestLine("GET /{path}")
  RawAnswer get(@Param("path") String path, RawRequest request);

  @RequestLine("POST /{path}")
  RawAnswer post(@Param("path") String path, RawRequest request);

  /** The same without waiting. */
  interface Async {
    @RequestLine("GET /{path}")
    CompletableFuture<RawAnswer> get(@Param("path") String path, RawRequest request);

    @RequestLine("POST /{path}")
    CompletableFuture<RawAnswer> post(@Param("path") String path, RawRequest request);
  }
}
