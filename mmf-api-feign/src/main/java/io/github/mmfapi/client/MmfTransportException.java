package io.github.mmfapi.client;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The call or its answer was lost on the way: refused, reset, timed out, cut off. {@link
 * #outcomeUnknown()} tells whether a write may have been carried out.
 */
public final class MmfTransportException extends MmfException {
  private static final long serialVersionUID = 1L;

  private final boolean outcomeUnknown;

  private MmfTransportException(
      FailedCall failed, String when, boolean unknown, IOException cause) {
    super(failed, when + ": " + reason(cause) + advice(unknown), List.of());
    this.outcomeUnknown = unknown;
    initCause(cause);
  }

  /** The transport threw before there was an answer. */
  static MmfTransportException unanswered(Request request, IOException cause) {
    boolean unknown = !Reads.isRead(request) && !neverConnected(cause);
    return new MmfTransportException(
        FailedCall.unanswered(request), "got no answer", unknown, cause);
  }

  /** The answer broke off. */
  static MmfTransportException interrupted(Response response, byte[] head, IOException cause) {
    boolean unknown = !Reads.isRead(response.request());
    return new MmfTransportException(
        FailedCall.answered(response, head), "lost its answer on the way", unknown, cause);
  }

  /**
   * Returns true if this was a write that may or may not have been carried out. Never repeat such a
   * write without looking first.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  private static boolean neverConnected(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException;
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null ? name : name + ", " + Redaction.text(message);
  }

  private static String advice(boolean unknown) {
    return unknown
        ? ". The write may or may not have been carried out: look before repeating it."
        : "";
  }
}
