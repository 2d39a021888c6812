package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;

/**
 * Tells that a request to the callback address is no answer to an authorization: it names neither a
 * token nor a denial, repeats a protocol parameter, or is not well encoded.
 */
public final class MalformedCallbackException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  MalformedCallbackException() {
    super(
        "The request to the callback address has neither a readable oauth_token nor oauth_problem:"
            + " it did not come from the server's redirection. Keep the pending authorization and"
            + " wait for the callback, and check that the whole query reaches the application");
  }
}
