package io.github.mmfapi.sandbox.internal.http;

import org.jspecify.annotations.Nullable;

/** Ends a request before WireMock and the sandbox see it. */
final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedRequestException(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  /** Returns the refusal among the causes of an exception, null if there is none. */
  static @Nullable RefusedRequestException in(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedRequestException refused) {
        return refused;
      }
    }
    return null;
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
