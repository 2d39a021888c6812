package io.github.mmfapi.client.error;

import io.github.mmfapi.client.internal.http.ErrorTexts;
import io.github.mmfapi.client.transport.NotSentException;
import io.github.mmfapi.oauth1.internal.MaskedFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Reports that the request could not be sent, or that no complete response came back. {@link
 * #kind()} says why, and {@link #outcomeUnknown()} whether a write may have been carried out.
 */
public final class MmfTransportException extends MmfException {
  private static final long serialVersionUID = 1L;

  /** Classifies the failures of different transports. */
  public enum Kind {
    /** Connecting took longer than the connect time-out. Nothing was sent. */
    CONNECT_TIMED_OUT,
    /** The server sent nothing for longer than the read time-out. */
    READ_TIMED_OUT,
    /** The whole call took longer than the call time-out. */
    CALL_TIMED_OUT,
    /** The host refused the connection. Nothing was sent. */
    REFUSED,
    /** The host has no address. Nothing was sent. */
    UNKNOWN_HOST,
    /** There is no route to the host. Nothing was sent. */
    UNREACHABLE,
    /** The connection was reset, or closed before the response was complete. */
    RESET,
    /** A proxy wants credentials, or other ones: HTTP 407. Nothing got to the API. */
    PROXY_AUTHENTICATION,
    /** TLS failed, for example because a certificate is not trusted. */
    TLS,
    /** Another failure; see the cause. */
    OTHER
  }

  /** The kind of the failure. */
  private final Kind kind;

  private MmfTransportException(
      FailedCall failed, String problem, Kind kind, boolean unknown, Throwable cause) {
    super(
        failed, problem + ": " + reason(failed, kind, cause) + advice(unknown), List.of(), unknown);
    this.kind = kind;
    initCause(MaskedFailure.of(cause, failed.secrets()));
  }

  /**
   * Creates the exception of a call that got no response.
   *
   * @param failed the call
   * @param thrown what the transport threw; it decides the {@link Kind} and whether the request may
   *     have been sent. Of a {@link NotSentException} the cause counts
   * @return the exception
   */
  public static MmfTransportException unanswered(FailedCall failed, IOException thrown) {
    IOException cause = thrown instanceof NotSentException notSent ? notSent.getCause() : thrown;
    boolean sent = TransportFailures.mayBeSent(thrown);
    return new MmfTransportException(
        failed,
        sent ? "got no response" : "could not be sent",
        TransportFailures.kindOf(cause, sent),
        sent && failed.isWrite(),
        cause);
  }

  /**
   * Creates the exception of a call whose response is incomplete.
   *
   * @param failed the call
   * @param thrown what reading the body threw
   * @return the exception
   */
  public static MmfTransportException interrupted(FailedCall failed, IOException thrown) {
    return new MmfTransportException(
        failed,
        "got an incomplete response",
        TransportFailures.kindOf(thrown, true),
        failed.isWrite(),
        thrown);
  }

  /**
   * Creates the exception of a call that took longer than the call time-out.
   *
   * @param failed the call
   * @param thrown names the time-out
   * @return the exception
   */
  public static MmfTransportException timedOut(FailedCall failed, TimeoutException thrown) {
    return new MmfTransportException(
        failed, "timed out", Kind.CALL_TIMED_OUT, failed.isWrite(), thrown);
  }

  /** {@return why no complete response came back} */
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean isTransient() {
    return switch (kind) {
      case TLS, CALL_TIMED_OUT, PROXY_AUTHENTICATION -> false;
      default -> true;
    };
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.TRANSPORT_ERROR;
  }

  private static String reason(FailedCall failed, Kind kind, Throwable cause) {
    String message = cause.getMessage();
    String name = kind + ", " + cause.getClass().getSimpleName();
    if (message == null) {
      return name;
    }
    String read = ErrorTexts.cut(message, ErrorTexts.READ);
    String masked = failed.secrets().showingAddresses().mask(read);
    return name + ", " + ErrorTexts.cut(masked, ErrorTexts.LONGEST);
  }

  private static String advice(boolean unknown) {
    return unknown
        ? ". The write may or may not have been carried out: check before retrying it."
        : "";
  }
}
