package io.github.mmfapi.client.transport;

import java.io.IOException;
import java.util.Objects;

/**
 * No byte of a request was written: there was no connection to write it to. What failed is the
 * cause. A write that failed in this way may be repeated.
 */
public final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param cause what came in the way
   */
  public NotSentException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Returns what came in the way. */
  @Override
  public synchronized IOException getCause() {
    return (IOException) Objects.requireNonNull(super.getCause());
  }
}
