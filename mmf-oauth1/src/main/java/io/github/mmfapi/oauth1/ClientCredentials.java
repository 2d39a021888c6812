package io.github.mmfapi.oauth1;

/**
 * Holds the client credentials (RFC 5849 section 1.1): the application that calls. Often named
 * consumer key and consumer secret.
 *
 * @param key the client identifier, sent as {@code oauth_consumer_key}; not blank
 * @param secret the shared secret, sent only with PLAINTEXT; may be empty
 */
public record ClientCredentials(String key, String secret) {

  /**
   * Creates the credentials.
   *
   * @param key the client identifier, sent as {@code oauth_consumer_key}; not blank
   * @param secret the shared secret, sent only with PLAINTEXT; may be empty
   * @throws IllegalArgumentException if the client identifier is blank
   * @throws NullPointerException if one of the two is null
   */
  public ClientCredentials {
    Credentials.check("client identifier", key, secret);
  }

  /**
   * Creates the credentials.
   *
   * @param key the client identifier, not blank
   * @param secret the shared secret, may be empty
   * @return the credentials
   * @throws IllegalArgumentException if the client identifier is blank
   */
  public static ClientCredentials of(String key, String secret) {
    return new ClientCredentials(key, secret);
  }

  /** Returns the client identifier; the secret is masked. */
  @Override
  public String toString() {
    return Credentials.describe("ClientCredentials", "key", key);
  }
}
