package io.github.mmfapi.oauth1;

/**
 * Holds the temporary credentials (RFC 5849 section 2.1): an authorization that the user has not
 * granted yet. Called request token in older texts.
 *
 * @param token the temporary credentials identifier, sent as {@code oauth_token}; not blank
 * @param secret the shared secret, sent only with PLAINTEXT; may be empty
 */
public record TemporaryCredentials(String token, String secret) implements SigningCredentials {

  /**
   * Creates the credentials.
   *
   * @param token the temporary credentials identifier, sent as {@code oauth_token}; not blank
   * @param secret the shared secret, sent only with PLAINTEXT; may be empty
   * @throws IllegalArgumentException if the temporary credentials identifier is blank
   * @throws NullPointerException if one of the two is null
   */
  public TemporaryCredentials {
    Credentials.check("temporary credentials identifier", token, secret);
  }

  /**
   * Creates the credentials.
   *
   * @param token the temporary credentials identifier, not blank
   * @param secret the shared secret, may be empty
   * @return the credentials
   * @throws IllegalArgumentException if the temporary credentials identifier is blank
   */
  public static TemporaryCredentials of(String token, String secret) {
    return new TemporaryCredentials(token, secret);
  }

  @Override
  public boolean isTemporary() {
    return true;
  }

  /** Returns the temporary credentials identifier; the secret is masked. */
  @Override
  public String toString() {
    return Credentials.describe("TemporaryCredentials", "token", token);
  }
}
