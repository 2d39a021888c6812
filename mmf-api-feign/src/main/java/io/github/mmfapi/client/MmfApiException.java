package io.github.mmfapi.client;

import java.util.List;

/**
 * The server understood the call and refused it: the envelope's {@code status} is not 1 (possibly
 * under HTTP 200), or the HTTP status is a 4xx. {@link #errors()} holds the server's words.
 */
public non-sealed class MmfApiException extends MmfException {
  private static final long serialVersionUID = 1L;

  MmfApiException(FailedCall failed, List<String> errors) {
    this(failed, "was refused (" + failed.answer() + "): " + words(errors), errors);
  }

  MmfApiException(FailedCall failed, String message, List<String> errors) {
    super(failed, message, errors, false);
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.REFUSED;
  }

  static String words(List<String> errors) {
    return errors.isEmpty() ? "the server gave no reason" : String.join(" ", errors);
  }
}
