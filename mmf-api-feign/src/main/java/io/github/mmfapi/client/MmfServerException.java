package io.github.mmfapi.client;

import java.util.List;

/**
 * The server or a gateway before it failed: HTTP 5xx. Whether a write was carried out is not known
 * then; look before repeating it.
 */
public final class MmfServerException extends MmfException {
  private static final long serialVersionUID = 1L;

  MmfServerException(FailedCall failed, List<String> errors) {
    super(
        failed,
        "failed on the server (" + failed.answer() + ")" + words(failed, errors),
        errors,
        failed.isWrite());
  }

  @Override
  boolean isTransient() {
    return switch (status()) {
      case 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.SERVER_ERROR;
  }

  private static String words(FailedCall failed, List<String> errors) {
    if (!errors.isEmpty()) {
      return ": " + String.join(" ", errors);
    }
    return failed.excerpt().isEmpty() ? ", without a body" : ": " + failed.excerpt();
  }
}
