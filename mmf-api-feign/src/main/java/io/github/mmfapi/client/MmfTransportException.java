package io.github.mmfapi.client;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.transport.NotSentException;
import java.io.IOException;
import java.util.List;

/**
 * The call or its answer was lost on the way; {@link #kind()} tells how. {@link #outcomeUnknown()}
 * tells whether a write may have been carried out.
 */
public final class MmfTransportException extends MmfException {
  private static final long serialVersionUID = 1L;

  /** How a call got lost. */
  public enum Kind {
    /** Connecting took longer than the connect timeout. Nothing was sent. */
    CONNECT_TIMED_OUT,
    /** The server was silent for longer than the read timeout. */
    READ_TIMED_OUT,
    /** The whole call took longer than the call timeout. */
    CALL_TIMED_OUT,
    /** Nobody listens there. Nothing was sent. */
    REFUSED,
    /** The host has no address. Nothing was sent. */
    UNKNOWN_HOST,
    /** There is no way to the host. Nothing was sent. */
    UNREACHABLE,
    /** The connection was reset, or closed before the answer was complete. */
    RESET,
    /** TLS failed: a certificate that is not trusted, no common protocol. */
    TLS,
    /** Something else; the cause has it. */
    OTHER
  }

  private final Kind kind;

  private MmfTransportException(
      FailedCall failed, String when, Kind kind, boolean unknown, Throwable cause) {
    super(failed, when + ": " + reason(kind, cause) + advice(unknown), List.of(), unknown);
    this.kind = kind;
    initCause(cause);
  }

  /** The transport threw before there was an answer. */
  static MmfTransportException unanswered(Request request, IOException thrown) {
    IOException cause = thrown instanceof NotSentException notSent ? notSent.getCause() : thrown;
    boolean sent = TransportFailures.mayBeSent(thrown);
    FailedCall failed = FailedCall.unanswered(request);
    return new MmfTransportException(
        failed,
        sent ? "got no answer" : "could not be sent",
        TransportFailures.kindOf(cause, sent),
        sent && failed.isWrite(),
        cause);
  }

  /** The answer broke off. */
  static MmfTransportException interrupted(Response response, byte[] head, IOException cause) {
    FailedCall failed = FailedCall.answered(response, head);
    return new MmfTransportException(
        failed,
        "lost its answer on the way",
        TransportFailures.kindOf(cause, true),
        failed.isWrite(),
        cause);
  }

  /** The time of the whole call was over. */
  static MmfTransportException outOfTime(Request request, Throwable cause) {
    FailedCall failed = FailedCall.unanswered(request);
    return new MmfTransportException(
        failed, "was given up", Kind.CALL_TIMED_OUT, failed.isWrite(), cause);
  }

  /** Returns how the call got lost. */
  public Kind kind() {
    return kind;
  }

  @Override
  boolean isTransient() {
    return kind != Kind.TLS && kind != Kind.CALL_TIMED_OUT;
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.TRANSPORT_ERROR;
  }

  private static String reason(Kind kind, Throwable cause) {
    String message = cause.getMessage();
    String name = kind + ", " + cause.getClass().getSimpleName();
    return message == null ? name : name + ", " + Redaction.text(message);
  }

  private static String advice(boolean unknown) {
    return unknown
        ? ". The write may or may not have been carried out: look before repeating it."
        : "";
  }
}
