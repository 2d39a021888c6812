package io.github.mmfapi.sandbox.internal.model;

/**
 * Ends a method with an error in the envelope. One error text is recorded; all others begin with
 * {@code (sandbox)}. They never repeat a value, which may be a secret.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The one recorded error text (SEED Out[40]). */
  public static final String AUTHENTICATION_FAILED =
      "API Authentication failed for this Service. Bad API Key or Invalid User.";

  private final String end;
  private final boolean full;

  public Refusal(String why) {
    this("(sandbox) " + why, "", false);
  }

  private Refusal(String text, String end, boolean full) {
    super(text, null, false, false);
    this.end = end;
    this.full = full;
  }

  /** Returns the error for a limit of the sandbox that is reached. */
  public static Refusal full(String why) {
    return new Refusal("(sandbox) the sandbox is full: " + why, "", true);
  }

  /** Returns the one recorded error: the caller is not authenticated. */
  public static Refusal authentication() {
    return new Refusal(AUTHENTICATION_FAILED, Response.CRLF, false);
  }

  /** Returns the error for data that does not exist or that the caller may not see. */
  public static Refusal missing(String noun) {
    return new Refusal("no such " + noun.replace('_', ' '));
  }

  public boolean isOfAuthentication() {
    return AUTHENTICATION_FAILED.equals(getMessage());
  }

  /** Returns whether a limit of the sandbox is reached. */
  public boolean isFull() {
    return full;
  }

  /** Returns the text that follows the envelope, empty or CR LF. */
  public String end() {
    return end;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
