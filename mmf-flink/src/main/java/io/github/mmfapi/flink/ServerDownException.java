package io.github.mmfapi.flink;

import java.io.IOException;

/**
 * Reports that no call succeeded for so long that the server, or the token store, is taken to be
 * down as a whole. The job fails and can go on from its last checkpoint.
 */
public final class ServerDownException extends IOException {
  private static final long serialVersionUID = 1L;

  ServerDownException(String message, Throwable last) {
    super(message, last);
  }
}
