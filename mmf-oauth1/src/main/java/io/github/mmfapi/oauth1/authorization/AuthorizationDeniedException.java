package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the user did not grant access. Recognised are callbacks with {@code oauth_problem}
 * (OAuth Problem Reporting extension), {@code denied} (X), {@code error=access_denied} (OKAPI),
 * {@code rejected=1} (Magento) or {@code oauth_verifier=denied} (Jira), a callback with the
 * expected token but no verifier ({@link MissingVerifierException}), and {@code
 * oauth_problem=permission_denied} in the response to the request for token credentials. Do not
 * retry: tell the user, and begin a new authorization if they want to try again.
 */
public class AuthorizationDeniedException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** The value of {@code oauth_problem}. */
  private final @Nullable String oauthProblem;

  AuthorizationDeniedException(@Nullable String oauthProblem) {
    this(message(oauthProblem), oauthProblem);
  }

  /** Creates the exception for a refused request for token credentials. */
  AuthorizationDeniedException(TokenRequestException refused) {
    super(message(refused.oauthProblem()), refused);
    this.oauthProblem = refused.oauthProblem();
  }

  AuthorizationDeniedException(String message, @Nullable String oauthProblem) {
    super(message);
    this.oauthProblem = oauthProblem;
  }

  private static String message(@Nullable String problem) {
    return "Access was not granted"
        + (problem == null ? "" : ": the server reports " + problem)
        + ". Tell the user; to try again, begin a new authorization";
  }

  /**
   * Returns the server's name for the problem.
   *
   * @return the value of {@code oauth_problem} or {@code error}, such as {@code user_refused}; null
   *     if there was none
   */
  public @Nullable String oauthProblem() {
    return oauthProblem;
  }
}
