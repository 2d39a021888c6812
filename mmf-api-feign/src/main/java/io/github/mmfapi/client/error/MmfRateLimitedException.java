package io.github.mmfapi.client.error;

import java.util.List;

/**
 * Reports HTTP 429: too many requests (RFC 6585 section 4). The server did not carry the call out.
 * {@link #retryAfter} returns how long to wait, if the server said so. Whether MapMyFitness 3.1
 * used this status is not documented; gateways do.
 */
public final class MmfRateLimitedException extends MmfApiException {
  private static final long serialVersionUID = 1L;

  private MmfRateLimitedException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "was refused because there were too many calls ("
            + failed.response()
            + "): "
            + sentence(errors)
            + " Call less often, or later.",
        errors);
  }

  /**
   * Creates the exception.
   *
   * @param failed the call, usually with HTTP status 429
   * @param errors the texts of the envelope's {@code errors}, possibly none
   * @return the exception
   */
  public static MmfRateLimitedException of(FailedCall failed, List<String> errors) {
    return new MmfRateLimitedException(failed, failed.masked(errors));
  }

  @Override
  public boolean isTransient() {
    return true;
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.RATE_LIMITED;
  }
}
