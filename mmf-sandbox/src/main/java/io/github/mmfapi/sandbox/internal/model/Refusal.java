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

  /** The header with the id of a refusal. The recorded bodies have no place for it. */
  public static final String HEADER = "X-Mmf-Refusal";

  private static final String FULL = "sandbox-full";

  private final String id;
  private final String end;

  public Refusal(String why) {
    this("invalid-call", "(sandbox) " + why, "");
  }

  private Refusal(String id, String text, String end) {
    super(text, null, false, false);
    this.id = id;
    this.end = end;
  }

  /** Returns the error for a limit of the sandbox that is reached. */
  public static Refusal full(String why) {
    return new Refusal(FULL, "(sandbox) the sandbox is full: " + why, "");
  }

  /** Returns the one recorded error for a call whose credentials do not allow the method. */
  public static Refusal authentication() {
    return authentication("not-allowed");
  }

  /**
   * Returns the one recorded error: the caller is not authenticated.
   *
   * @param id why; the ids of {@code docs/diagnosis-ids.md} where they say it
   */
  public static Refusal authentication(String id) {
    return new Refusal(id, AUTHENTICATION_FAILED, Response.CRLF);
  }

  /** Returns the error for data that does not exist or that the caller may not see. */
  public static Refusal missing(String noun) {
    return new Refusal("no-such-object", "(sandbox) no such " + noun.replace('_', ' '), "");
  }

  public boolean isOfAuthentication() {
    return AUTHENTICATION_FAILED.equals(getMessage());
  }

  /** Returns whether a limit of the sandbox is reached. */
  public boolean isFull() {
    return FULL.equals(id);
  }

  /** Returns what kind of refusal it is, for {@link #HEADER}. */
  public String id() {
    return id;
  }

  /** Returns the text that follows the envelope, empty or CR LF. */
  public String end() {
    return end;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
