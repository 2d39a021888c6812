package io.github.mmfapi.client;

import java.util.List;

/**
 * The server answered HTTP 404. Only the status can tell: which words MapMyFitness found for what
 * is not there, and whether it used this status, is not on record. A wrong base URL looks the same.
 */
public final class MmfNotFoundException extends MmfApiException {
  private static final long serialVersionUID = 1L;

  MmfNotFoundException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "was answered with not found ("
            + failed.answer()
            + "): "
            + words(errors)
            + ". Check the id in the request, and the base URL.",
        errors);
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.NOT_FOUND;
  }
}
