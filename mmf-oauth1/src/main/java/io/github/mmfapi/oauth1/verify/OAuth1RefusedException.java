package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.OAuth1Exception;

import org.jspecify.annotations.Nullable;

/** Tells that a server cannot accept a request's signature, and why (RFC 5849 section 3.2). */
public final class OAuth1RefusedException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** Why a request is refused. */
  public enum Reason {
    /** The request has no protocol parameters at all. */
    UNSIGNED,
    /** Header, query, form or timestamp cannot be read. */
    MALFORMED,
    /** A protocol parameter occurs twice, or such parameters stand in more than one place. */
    DUPLICATE_PARAMETER,
    /** A required protocol parameter is missing or empty. */
    MISSING_PARAMETER,
    /** The server does not accept the signature method, or not over {@code http}. */
    UNSUPPORTED_SIGNATURE_METHOD,
    /** The protocol version is not 1.0. */
    UNSUPPORTED_VERSION,
    /** There is no such client. */
    UNKNOWN_CLIENT,
    /** The client has no such token. */
    UNKNOWN_TOKEN,
    /** The timestamp is too far from the server's time. */
    TIMESTAMP_REFUSED,
    /** The nonce was used before with this timestamp, client and token. */
    NONCE_REPLAYED,
    /** The server cannot take note of another nonce, and so cannot rule out a replay later. */
    NONCE_STORE_FULL,
    /** The signature does not match the request. */
    BAD_SIGNATURE,
    /** {@code oauth_body_hash} does not match the body, or stands where it must not. */
    BAD_BODY_HASH
  }

  private final Reason reason;

  OAuth1RefusedException(Reason reason, String message) {
    this(reason, message, null);
  }

  OAuth1RefusedException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * Returns why the request is refused.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
