package io.github.mmfapi.oauth1;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the token credentials of a request. It is asked at each signing, retries included, so
 * that a client can log in, change users or log out without being built anew. Must be safe for use
 * by several threads.
 */
@FunctionalInterface
public interface TokenCredentialsProvider {

  /**
   * Returns the credentials to sign with now.
   *
   * @return the token credentials, or null to sign with the client credentials alone
   */
  @Nullable TokenCredentials tokenCredentials();

  /**
   * Returns a provider of always the same credentials.
   *
   * @param credentials the token credentials
   * @return the provider
   */
  static TokenCredentialsProvider of(TokenCredentials credentials) {
    Objects.requireNonNull(credentials, "credentials");
    return () -> credentials;
  }

  /**
   * Returns a provider of no credentials: requests are signed with the client credentials alone.
   *
   * @return the provider
   */
  static TokenCredentialsProvider none() {
    return () -> null;
  }
}
