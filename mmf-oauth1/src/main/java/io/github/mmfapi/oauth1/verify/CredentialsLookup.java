package io.github.mmfapi.oauth1.verify;

import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets that a server needs to verify a request. Must be safe for use by several
 * threads.
 */
public interface CredentialsLookup {

  /**
   * Returns the secret of a client.
   *
   * @param clientKey the received {@code oauth_consumer_key}
   * @return the secret, or null if there is no such client
   */
  @Nullable String clientSecret(String clientKey);

  /**
   * Returns the secret of token or temporary credentials.
   *
   * @param clientKey the received {@code oauth_consumer_key}
   * @param token the received {@code oauth_token}
   * @return the secret, or null if there is no such token or another client's
   */
  @Nullable String tokenSecret(String clientKey, String token);
}
