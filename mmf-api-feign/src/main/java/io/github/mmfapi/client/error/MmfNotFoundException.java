package io.github.mmfapi.client.error;

import java.util.List;

/**
 * Reports HTTP 404. Only the status can tell: neither the error text of MapMyFitness for a missing
 * object nor its HTTP status is documented. A wrong base URL looks the same.
 */
public final class MmfNotFoundException extends MmfApiException {
  private static final long serialVersionUID = 1L;

  private MmfNotFoundException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "was not found ("
            + failed.response()
            + "): "
            + sentence(errors)
            + " Check the id in the request, and the base URL.",
        errors);
  }

  /**
   * Creates the exception.
   *
   * @param failed the call, usually with HTTP status 404
   * @param errors the texts of the envelope's {@code errors}, possibly none
   * @return the exception
   */
  public static MmfNotFoundException of(FailedCall failed, List<String> errors) {
    return new MmfNotFoundException(failed, failed.masked(errors));
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.NOT_FOUND;
  }
}
