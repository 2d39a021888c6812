package io.github.mmfapi.client.error;

import io.github.mmfapi.client.internal.http.ErrorTexts;
import java.util.List;

/**
 * Reports that the server understood the call and refused it: the envelope's {@code status} is not
 * 1 (possibly under HTTP 200), or the HTTP status is a 4xx. {@link #errors()} holds the server's
 * texts.
 */
public non-sealed class MmfApiException extends MmfException {
  private static final long serialVersionUID = 1L;

  MmfApiException(FailedCall failed, String message, List<String> errors) {
    super(failed, message, errors, false);
  }

  /**
   * Creates the exception.
   *
   * @param failed the call
   * @param errors the texts of the envelope's {@code errors}, possibly none
   * @return the exception
   */
  public static MmfApiException of(FailedCall failed, List<String> errors) {
    List<String> masked = failed.masked(errors);
    return new MmfApiException(
        failed, "was refused (" + failed.response() + "): " + texts(masked), masked);
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.REFUSED;
  }

  /** Returns the texts with a full stop at the end, for a message that continues after them. */
  static String sentence(List<String> errors) {
    String texts = texts(errors);
    return texts.endsWith(".") ? texts : texts + ".";
  }

  private static String texts(List<String> errors) {
    return errors.isEmpty()
        ? "the server gave no reason"
        : String.join(" ", ErrorTexts.bounded(errors));
  }
}
