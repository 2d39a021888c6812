package io.github.mmfapi.cli.internal.call;

import feign.Param;
import feign.RequestLine;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.wire.SignedWith;

/** The Feign interface of calls without a signature. */
interface UnsignedCalls {
  /** Sends a read. */
  @SignedWith(SignedWith.Credentials.NONE)
  @RequestLine("GET /{path}")
  RawResponse get(@Param("path") String path, RawRequest request);

  /** Sends a write. */
  @SignedWith(SignedWith.Credentials.NONE)
  @RequestLine("POST /{path}")
  RawResponse post(@Param("path") String path, RawRequest request);

  /** Sends a request. Static, because a proxy cannot run default methods of this interface. */
  static RawResponse call(UnsignedCalls calls, RawRequest request) {
    return request.isRead()
        ? calls.get(request.method(), request)
        : calls.post(request.method(), request);
  }
}
