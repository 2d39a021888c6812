package io.github.mmfapi.oauth1.internal;

import java.io.IOException;

/**
 * Stands for the cause of an exception whose message holds a secret, such as one that quotes what
 * the server sent. Its message is the class name and the masked message of the original, whose
 * stack trace it has.
 */
public final class MaskedFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** The causes of causes beyond this one are left out. */
  private static final int DEEPEST = 10;

  private MaskedFailure(Throwable original, String message) {
    super(original.getClass().getName() + ": " + message);
    setStackTrace(original.getStackTrace());
  }

  /**
   * Returns a failure without secrets.
   *
   * @param failure what was thrown
   * @param secrets masks the messages; addresses are shown, because they are the server's
   * @return the same instance if no message of it and its causes holds a secret
   */
  public static Throwable of(Throwable failure, SecretText secrets) {
    return of(failure, secrets.showingAddresses(), 0);
  }

  private static Throwable of(Throwable failure, SecretText secrets, int depth) {
    Throwable cause = depth < DEEPEST ? failure.getCause() : null;
    Throwable maskedCause = cause == null ? null : of(cause, secrets, depth + 1);
    String message = failure.getMessage();
    String maskedMessage = message == null ? null : secrets.mask(message);
    boolean same = message == null || message.equals(maskedMessage);
    if (same && maskedCause == failure.getCause()) {
      return failure;
    }
    MaskedFailure masked = new MaskedFailure(failure, maskedMessage == null ? "" : maskedMessage);
    if (maskedCause != null) {
      masked.initCause(maskedCause);
    }
    return masked;
  }
}
