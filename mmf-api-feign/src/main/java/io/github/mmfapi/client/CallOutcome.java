package io.github.mmfapi.client;

/** How an attempt or a whole call ended; few enough values to be a tag of a metric. */
public enum CallOutcome {
  /** The server answered, and the answer was read. */
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
  MALFORMED_ANSWER,
  /** {@link MmfTransportException} by which nothing was lost but time. */
  TRANSPORT_ERROR,
  /** {@link WriteOutcomeUnknownException}. */
  WRITE_OUTCOME_UNKNOWN,
  /** The future of an asynchronous call was cancelled. */
  CANCELLED,
  /**
   * Anything else, such as an exception of a token store, or an argument that cannot be encoded.
   */
  OTHER_ERROR
}
