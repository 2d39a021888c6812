package io.github.mmfapi.sandbox;

/**
 * Ends a method with an error of the envelope. One text of such an error is on record; all others
 * begin with {@code (sandbox)}. They never repeat a value, which may be a secret.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The one recorded error text (SEED Out[40]). */
  static final String AUTHENTICATION_FAILED =
      "API Authentication failed for this Service. Bad API Key or Invalid User.";

  private final String end;

  Refusal(String why) {
    this("(sandbox) " + why, "");
  }

  private Refusal(String text, String end) {
    super(text, null, false, false);
    this.end = end;
  }

  /** The one error on record: whoever calls is nobody. */
  static Refusal authentication() {
    return new Refusal(AUTHENTICATION_FAILED, Answer.CRLF);
  }

  /** The same for what is not there and for what the caller may not see. */
  static Refusal missing(String noun) {
    return new Refusal("no such " + noun.replace('_', ' '));
  }

  boolean isOfAuthentication() {
    return AUTHENTICATION_FAILED.equals(getMessage());
  }

  /** Returns what follows the envelope. */
  String end() {
    return end;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
