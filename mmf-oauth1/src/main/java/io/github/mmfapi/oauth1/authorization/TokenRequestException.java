package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import org.jspecify.annotations.Nullable;

/** Thrown if a server did not issue temporary or token credentials. */
public class TokenRequestException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  /** The value of {@code oauth_problem}. */
  private final @Nullable String oauthProblem;

  /** The content type of the response. */
  private final @Nullable String contentType;

  /** The beginning of the response. */
  private final String excerpt;

  TokenRequestException(String message, TokenResponse response) {
    super(message);
    this.status = response.status();
    this.oauthProblem = response.oauthProblem();
    this.contentType = response.contentType();
    this.excerpt = response.excerpt();
  }

  /**
   * Returns the status of the response.
   *
   * @return the HTTP status code
   */
  public int status() {
    return status;
  }

  /**
   * Returns the server's name for the problem, from the {@code WWW-Authenticate} header or a
   * form-encoded body (OAuth Problem Reporting extension).
   *
   * @return the value of {@code oauth_problem}, null if there was none
   */
  public @Nullable String oauthProblem() {
    return oauthProblem;
  }

  /**
   * Returns the type of the response.
   *
   * @return the {@code Content-Type}, null if there was none
   */
  public @Nullable String contentType() {
    return contentType;
  }

  /**
   * Returns the start of the body.
   *
   * @return at most 200 characters of the body on one line, secrets masked; empty without a body
   */
  public String excerpt() {
    return excerpt;
  }
}
