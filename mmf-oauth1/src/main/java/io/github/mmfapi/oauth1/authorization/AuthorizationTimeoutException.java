package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;

import java.time.Duration;

/** Tells that the user's browser did not come back in time with the token that was awaited. */
public final class AuthorizationTimeoutException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  private final Duration waited;
  private final int foreignCallbacks;

  AuthorizationTimeoutException(Duration waited, int foreignCallbacks) {
    super(
        "No callback with the awaited token within "
            + waited
            + (foreignCallbacks == 0
                ? "; none with another token arrived either"
                : "; " + foreignCallbacks + " with another token arrived and did not count")
            + ". Ask the user to grant access again, with fresh temporary credentials");
    this.waited = waited;
    this.foreignCallbacks = foreignCallbacks;
  }

  /**
   * Returns how long was waited.
   *
   * @return the time-out that passed
   */
  public Duration waited() {
    return waited;
  }

  /**
   * Returns how many callbacks arrived for another token, such as one left over from an earlier
   * try.
   *
   * @return the number of callbacks that did not count
   */
  public int foreignCallbacks() {
    return foreignCallbacks;
  }
}
