package io.github.mmfapi.oauth1.authorization;

/**
 * Tells that the callback names the right token and no verifier. With a server of OAuth 1.0a (RFC
 * 5849) access was not granted. A server of OAuth 1.0, before revision A, has no verifiers: with
 * such a one, exchange without: {@link WebRedirectionFlow#requestTokenCredentials}.
 */
public final class MissingVerifierException extends AuthorizationDeniedException {

  private static final long serialVersionUID = 1L;

  MissingVerifierException() {
    super(
        "Access was not granted: the browser came back without oauth_verifier. Begin a new"
            + " authorization; or, if the server is known to be of OAuth 1.0 before revision A, call"
            + " requestTokenCredentials without a verifier",
        null);
  }
}
