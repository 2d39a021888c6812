package io.github.mmfapi.client;

import feign.RequestLine;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/**
 * An operation as a generated method states it.
 *
 * @param httpMethod the HTTP method
 * @param name group and method, such as {@code users/get_user}
 * @param isAsync whether its method returns a future
 */
record Operation(String httpMethod, String name, boolean isAsync) {

  static Operation of(Method method) {
    boolean async = CompletableFuture.class.isAssignableFrom(method.getReturnType());
    RequestLine line = method.getAnnotation(RequestLine.class);
    if (line == null) {
      throw new IllegalArgumentException(
          method
              + " has no @RequestLine: only interfaces like the generated ones can be assembled");
    }
    String[] parts = line.value().strip().split("\\s+", 2);
    String path = parts.length > 1 ? parts[1] : "";
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    return new Operation(parts[0], path.startsWith("/") ? path.substring(1) : path, async);
  }

  /** Returns the operation that a method with its path in an argument stands for. */
  Operation named(String path) {
    return new Operation(httpMethod, path, isAsync);
  }
}
