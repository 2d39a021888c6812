package io.github.mmfapi.client.internal.call;

import feign.RequestLine;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/**
 * Describes an operation by the annotations of its generated method.
 *
 * @param httpMethod the HTTP method
 * @param name group and method, such as {@code users/get_user}
 * @param isAsync true if its method returns a future
 */
record Operation(String httpMethod, String name, boolean isAsync) {

  static Operation of(Method method) {
    boolean async = CompletableFuture.class.isAssignableFrom(method.getReturnType());
    RequestLine line = method.getAnnotation(RequestLine.class);
    if (line == null) {
      throw new IllegalArgumentException(
          method + " has no @RequestLine; annotate it as the generated interfaces are");
    }
    String[] parts = line.value().strip().split("\\s+", 2);
    String path = parts.length > 1 ? parts[1] : "";
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    return new Operation(parts[0], path.startsWith("/") ? path.substring(1) : path, async);
  }

  /** Returns the same operation under the path that a raw call has as an argument. */
  Operation named(String path) {
    return new Operation(httpMethod, path, isAsync);
  }
}
