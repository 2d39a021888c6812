package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.TokenResponse;

/**
 * Tells that a server does not take the temporary credentials any more: they are expired, used up,
 * revoked or unknown ({@code oauth_problem} {@code token_expired}, {@code token_used}, {@code
 * token_revoked} or {@code token_rejected}). Begin a new authorization. A server that does not
 * report problems in this way refuses with a plain {@link TokenRequestException}.
 */
public final class TemporaryCredentialsRefusedException extends TokenRequestException {

  private static final long serialVersionUID = 1L;

  TemporaryCredentialsRefusedException(String message, TokenResponse response) {
    super(message, response);
  }
}
