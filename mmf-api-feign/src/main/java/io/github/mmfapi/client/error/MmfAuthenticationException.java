package io.github.mmfapi.client.error;

import java.util.List;

/**
 * Reports that the server did not authenticate the caller: an envelope with {@code API
 * Authentication failed} (the only recorded error text, SEED Out[40]), or HTTP 401 or 403. Check
 * the client credentials, that the user has not revoked the token, and this machine's clock.
 */
public final class MmfAuthenticationException extends MmfApiException {
  private static final long serialVersionUID = 1L;

  private MmfAuthenticationException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "was refused as not authenticated ("
            + failed.response()
            + "): "
            + sentence(errors)
            + " Check the client credentials, that the token has not been revoked, and the clock.",
        errors);
  }

  /**
   * Creates the exception.
   *
   * @param failed the call
   * @param errors the texts of the envelope's {@code errors}, possibly none
   * @return the exception
   */
  public static MmfAuthenticationException of(FailedCall failed, List<String> errors) {
    return new MmfAuthenticationException(failed, failed.masked(errors));
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.NOT_AUTHENTICATED;
  }
}
