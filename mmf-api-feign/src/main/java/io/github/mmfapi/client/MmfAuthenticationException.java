package io.github.mmfapi.client;

import java.util.List;

/**
 * The server did not accept who is calling: an envelope that says {@code API Authentication failed}
 * (the only error text on record, SEED Out[40]), or HTTP 401 or 403. Check the client credentials,
 * that the user has not revoked the token, and this machine's clock.
 */
public final class MmfAuthenticationException extends MmfApiException {
  private static final long serialVersionUID = 1L;

  MmfAuthenticationException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "was refused as not authenticated ("
            + failed.answer()
            + "): "
            + words(errors)
            + " Check the client credentials, that the token has not been revoked, and the clock.",
        errors);
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.NOT_AUTHENTICATED;
  }
}
