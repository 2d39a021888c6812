package io.github.mmfapi.client;

import java.util.List;

/**
 * The server answered HTTP 429: too many requests (RFC 6585 section 4). It did not carry the call
 * out; {@link #retryAfter} has when to come back, if the server said so. Whether MapMyFitness 3.1
 * used this status is not on record; gateways do.
 */
public final class MmfRateLimitedException extends MmfApiException {
  private static final long serialVersionUID = 1L;

  MmfRateLimitedException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "was refused because there were too many calls ("
            + failed.answer()
            + "): "
            + words(errors)
            + ". Call less often, or later.",
        errors);
  }

  @Override
  boolean isTransient() {
    return true;
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.RATE_LIMITED;
  }
}
