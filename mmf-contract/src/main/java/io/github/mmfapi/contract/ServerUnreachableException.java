package io.github.mmfapi.contract;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;

/** Thrown if the first request of a verification gets no response. */
public final class ServerUnreachableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ServerUnreachableException(URI server, IOException cause) {
    super(
        "no response from "
            + server
            + " ("
            + OutgoingRequest.describe(cause)
            + "); check the base URL and whether the server runs",
        cause);
  }
}
