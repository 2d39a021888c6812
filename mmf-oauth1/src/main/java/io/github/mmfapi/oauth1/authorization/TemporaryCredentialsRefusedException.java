package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.TokenResponse;

/**
 * Thrown if a server refuses the temporary credentials because they are expired, used up, revoked
 * or unknown ({@code oauth_problem} {@code token_expired}, {@code token_used}, {@code
 * token_revoked} or {@code token_rejected}). Begin a new authorization. If a server does not report
 * problems in this way, a plain {@link TokenRequestException} is thrown.
 */
public final class TemporaryCredentialsRefusedException extends TokenRequestException {

  private static final long serialVersionUID = 1L;

  TemporaryCredentialsRefusedException(String message, TokenResponse response) {
    super(message, response);
  }
}
