package io.github.mmfapi.client.error;

/** Classifies how an attempt or a whole call ended, in few enough values for a metric's tag. */
public enum CallOutcome {
  /** A response came and was decoded. */
  SUCCESS,
  /** {@link MmfAuthenticationException}. */
  NOT_AUTHENTICATED,
  /** {@link MmfNotFoundException}. */
  NOT_FOUND,
  /** {@link MmfRateLimitedException}. */
  RATE_LIMITED,
  /** Another {@link MmfApiException}. */
  REFUSED,
  /** {@link MmfServerException}. */
  SERVER_ERROR,
  /** {@link MmfResponseException}. */
  MALFORMED_RESPONSE,
  /** {@link MmfTransportException} of a read, or of a write that was certainly not carried out. */
  TRANSPORT_ERROR,
  /** {@link WriteOutcomeUnknownException}. */
  WRITE_OUTCOME_UNKNOWN,
  /** The future of an asynchronous call was cancelled. */
  CANCELLED,
  /**
   * Any other exception, such as that of a token store or of an argument that cannot be encoded.
   */
  OTHER_ERROR
}
