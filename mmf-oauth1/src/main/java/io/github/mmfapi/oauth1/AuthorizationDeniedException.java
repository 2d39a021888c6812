package io.github.mmfapi.oauth1;

import org.jspecify.annotations.Nullable;

/**
 * Tells that the browser came back without a verifier. The forms recognised are {@code
 * oauth_problem} (OAuth Problem Reporting extension), {@code denied}, and a callback with the right
 * token but no verifier; how MapMyFitness 3.1 told a denial is unknown.
 */
public final class AuthorizationDeniedException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String oauthProblem;

  AuthorizationDeniedException(String message, @Nullable String oauthProblem) {
    super(message);
    this.oauthProblem = oauthProblem;
  }

  /**
   * Returns the server's own word for the problem.
   *
   * @return the value of {@code oauth_problem}, such as {@code user_refused}; null if there was
   *     none
   */
  public @Nullable String oauthProblem() {
    return oauthProblem;
  }
}
