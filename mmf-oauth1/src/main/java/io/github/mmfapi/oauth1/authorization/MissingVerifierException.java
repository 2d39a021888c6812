package io.github.mmfapi.oauth1.authorization;

/**
 * Thrown if the callback has the expected token but no verifier. With OAuth 1.0a (RFC 5849) this
 * means that access was not granted. OAuth 1.0 before revision A has no verifiers: there, exchange
 * the credentials without one ({@link WebRedirectionFlow#requestTokenCredentials}).
 */
public final class MissingVerifierException extends AuthorizationDeniedException {

  private static final long serialVersionUID = 1L;

  MissingVerifierException() {
    super(
        "Access was not granted: the browser came back without oauth_verifier. Begin a new"
            + " authorization; if the server uses OAuth 1.0 before revision A, call"
            + " requestTokenCredentials without a verifier instead",
        null);
  }
}
