package io.github.mmfapi.oauth1;

/**
 * The credentials that sign a request beside those of the client: {@link TokenCredentials} for
 * calls, {@link TemporaryCredentials} for their exchange (RFC 5849 section 2.3).
 */
public sealed interface SigningCredentials permits TokenCredentials, TemporaryCredentials {

  /**
   * Returns the identifier.
   *
   * @return the value of {@code oauth_token}, not blank
   */
  String token();

  /**
   * Returns the shared secret.
   *
   * @return the secret, may be empty
   */
  String secret();

  /**
   * Returns whether the user has not granted the authorization yet, so that the credentials are
   * good for one exchange only.
   *
   * @return true for {@link TemporaryCredentials}
   */
  boolean isTemporary();
}
