package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.TokenResponse;

/**
 * Thrown if a server accepted a token request but its response has no credentials: it is a web
 * page, a JSON document, or a form without {@code oauth_token} and {@code oauth_token_secret}.
 */
public final class MalformedTokenResponseException extends TokenRequestException {

  private static final long serialVersionUID = 1L;

  MalformedTokenResponseException(String message, TokenResponse response) {
    super(message, response);
  }
}
