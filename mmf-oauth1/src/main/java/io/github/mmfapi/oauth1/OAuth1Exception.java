package io.github.mmfapi.oauth1;

import org.jspecify.annotations.Nullable;

/**
 * The superclass of the exceptions that this library throws for failures outside the program.
 * Invalid arguments cause {@link IllegalArgumentException}s. No message holds a secret or a
 * verifier.
 */
public class OAuth1Exception extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what failed and what to do, without secrets
   */
  public OAuth1Exception(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message what failed and what to do, without secrets
   * @param cause the cause, null if unknown
   */
  public OAuth1Exception(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
