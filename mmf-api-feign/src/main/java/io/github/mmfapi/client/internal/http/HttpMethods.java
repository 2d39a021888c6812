package io.github.mmfapi.client.internal.http;

import feign.Request;

/** Classifies HTTP methods: a read is idempotent, a write is not. */
public final class HttpMethods {
  private HttpMethods() {}

  /** Returns true for {@code GET} and {@code HEAD}. */
  public static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Returns true if the method of the request is {@code GET} or {@code HEAD}. */
  public static boolean isRead(Request request) {
    return isRead(request.httpMethod().name());
  }
}
