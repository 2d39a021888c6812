package io.github.mmfapi.flink;

import java.io.IOException;

/**
 * Reports that so many members in a row were refused that it is hardly their fault. The job fails
 * and can go on from its last checkpoint.
 */
public final class RefusalsException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusalsException(String message) {
    super(message);
  }
}
