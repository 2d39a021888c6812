package io.github.mmfapi.client.error;

import io.github.mmfapi.client.internal.http.ErrorTexts;
import java.util.List;

/**
 * Reports HTTP 5xx: the server, or a gateway in front of it, failed. A write may have been carried
 * out; check before retrying it.
 */
public final class MmfServerException extends MmfException {
  private static final long serialVersionUID = 1L;

  private MmfServerException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "failed on the server (" + failed.response() + ")" + texts(failed, errors),
        errors,
        failed.isWrite());
  }

  /**
   * Creates the exception.
   *
   * @param failed the call, usually with an HTTP status from 500 on
   * @param errors the texts of the envelope's {@code errors}, possibly none
   * @return the exception
   */
  public static MmfServerException of(FailedCall failed, List<String> errors) {
    return new MmfServerException(failed, failed.masked(errors));
  }

  @Override
  public boolean isTransient() {
    return switch (status()) {
      case 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.SERVER_ERROR;
  }

  private static String texts(FailedCall failed, List<String> errors) {
    if (!errors.isEmpty()) {
      return ": " + String.join(" ", ErrorTexts.bounded(errors));
    }
    return failed.excerpt().isEmpty() ? ", without a body" : ": " + failed.excerpt();
  }
}
