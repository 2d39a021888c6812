package io.github.mmfapi.sandbox.internal.http;

/** Ends a request before WireMock and the sandbox see it. */
final class RefusedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedRequestException(int status, String text) {
    super(text, null, false, false);
    this.status = status;
  }

  /** Returns what kind of refusal it is; each has its own status. */
  String id() {
    return switch (status) {
      case 400 -> "malformed-request";
      case 401 -> "admin-key-missing";
      case 403 -> "foreign-origin";
      case 413 -> "body-too-long";
      case 415 -> "body-not-readable";
      case 421 -> "foreign-host";
      case 503 -> "busy";
      default -> throw new IllegalStateException("no id for HTTP " + status);
    };
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
