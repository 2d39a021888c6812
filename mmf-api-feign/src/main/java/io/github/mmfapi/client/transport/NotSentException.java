package io.github.mmfapi.client.transport;

import java.io.IOException;
import java.util.Objects;

/**
 * Reports that no byte of a request was written, because there was no connection. A write that
 * failed in this way can be retried safely.
 */
public final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause the failure to connect
   */
  public NotSentException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Returns the failure to connect. */
  @Override
  public synchronized IOException getCause() {
    return (IOException) Objects.requireNonNull(super.getCause());
  }
}
