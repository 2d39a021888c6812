package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import java.time.Duration;

/** Thrown if the user's browser did not come back with the expected token in time. */
public final class AuthorizationTimeoutException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** The time that was waited. */
  private final Duration waited;

  /** The number of callbacks of other authorizations. */
  private final int foreignCallbacks;

  AuthorizationTimeoutException(Duration waited, int foreignCallbacks) {
    super(
        "No callback with the expected token within "
            + waited
            + (foreignCallbacks == 0
                ? "; no other callback arrived"
                : "; " + foreignCallbacks + " with another token arrived and were ignored")
            + ". Ask the user to grant access again, with fresh temporary credentials");
    this.waited = waited;
    this.foreignCallbacks = foreignCallbacks;
  }

  /**
   * Returns the waiting time.
   *
   * @return the time-out that passed
   */
  public Duration waited() {
    return waited;
  }

  /**
   * Returns the number of callbacks with another token, such as one of an earlier attempt.
   *
   * @return the number of ignored callbacks
   */
  public int foreignCallbacks() {
    return foreignCallbacks;
  }
}
