package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the browser came back without a verifier. Recognised are {@code oauth_problem} (OAuth
 * Problem Reporting extension), {@code denied}, and a callback with the expected token but no
 * verifier ({@link MissingVerifierException}). Do not retry: tell the user, and begin a new
 * authorization if they want to try again.
 */
public class AuthorizationDeniedException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String oauthProblem;

  AuthorizationDeniedException(@Nullable String oauthProblem) {
    this(
        "Access was not granted"
            + (oauthProblem == null ? "" : ": the server reports oauth_problem=" + oauthProblem)
            + ". Tell the user; to try again, begin a new authorization",
        oauthProblem);
  }

  AuthorizationDeniedException(String message, @Nullable String oauthProblem) {
    super(message);
    this.oauthProblem = oauthProblem;
  }

  /**
   * Returns the server's name for the problem.
   *
   * @return the value of {@code oauth_problem}, such as {@code user_refused}; null if there was
   *     none
   */
  public @Nullable String oauthProblem() {
    return oauthProblem;
  }
}
