package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.OAuth1Exception;
import org.jspecify.annotations.Nullable;

/** Thrown if a server cannot accept the signature of a request (RFC 5849 section 3.2). */
public final class OAuth1RefusedException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** The reasons for refusing a request. */
  public enum Reason {
    /** The request has no protocol parameters at all. */
    UNSIGNED,
    /** Header, query, form or timestamp cannot be read. */
    MALFORMED,
    /** A protocol parameter occurs twice, or protocol parameters are in more than one place. */
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
    /** The nonce store is full, so that a replay could not be detected later. */
    NONCE_STORE_FULL,
    /** The signature does not match the request. */
    BAD_SIGNATURE,
    /** {@code oauth_body_hash} does not match the body, or is not allowed. */
    BAD_BODY_HASH
  }

  /** The reason of the refusal. */
  private final Reason reason;

  /**
   * Creates the exception, for implementations of {@link NonceStore}.
   *
   * @param reason the reason of the refusal
   * @param message what is refused, and what to do; without secrets
   */
  public OAuth1RefusedException(Reason reason, String message) {
    this(reason, message, null);
  }

  OAuth1RefusedException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * Returns the reason of the refusal.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
