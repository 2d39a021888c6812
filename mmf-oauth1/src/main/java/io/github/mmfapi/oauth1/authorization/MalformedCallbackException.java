package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;

/**
 * Thrown if a request to the callback address is no callback: it has neither a token nor a denial,
 * repeats a protocol parameter, or is malformed.
 */
public final class MalformedCallbackException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  MalformedCallbackException() {
    super(
        "The request to the callback address has neither a readable oauth_token nor"
            + " oauth_problem, so it is not the redirect of the server. Keep the pending"
            + " authorization, wait for the callback, and check that the whole query reaches"
            + " the application");
  }
}
