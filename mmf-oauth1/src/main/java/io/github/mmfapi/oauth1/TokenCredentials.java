package io.github.mmfapi.oauth1;

/**
 * Holds the token credentials (RFC 5849 section 2.3): an authorization that the user has granted.
 * Called access token in older texts.
 *
 * @param token the token identifier, sent as {@code oauth_token}; not blank
 * @param secret the shared secret, sent only with PLAINTEXT; may be empty
 */
public record TokenCredentials(String token, String secret) implements SigningCredentials {

  /**
   * Creates the credentials.
   *
   * @param token the token identifier, sent as {@code oauth_token}; not blank
   * @param secret the shared secret, sent only with PLAINTEXT; may be empty
   * @throws IllegalArgumentException if the token identifier is blank
   * @throws NullPointerException if one of the two is null
   */
  public TokenCredentials {
    Credentials.check("token identifier", token, secret);
  }

  /**
   * Creates the credentials.
   *
   * @param token the token identifier, not blank
   * @param secret the shared secret, may be empty
   * @return the credentials
   * @throws IllegalArgumentException if the token identifier is blank
   */
  public static TokenCredentials of(String token, String secret) {
    return new TokenCredentials(token, secret);
  }

  @Override
  public boolean isTemporary() {
    return false;
  }

  /** Returns the token identifier; the secret is masked. */
  @Override
  public String toString() {
    return Credentials.describe("TokenCredentials", "token", token);
  }
}
