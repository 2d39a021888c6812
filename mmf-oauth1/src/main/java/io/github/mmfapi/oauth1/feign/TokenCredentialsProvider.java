package io.github.mmfapi.oauth1.feign;

import feign.RequestTemplate;
import io.github.mmfapi.oauth1.SigningCredentials;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the token credentials of a request. It is called for each signature, including retries,
 * so that users can log in, change and log out without a new client. Must be safe for use by
 * several threads.
 *
 * <p>Choose one:
 *
 * <ul>
 *   <li>one user: {@link #of}, or a lambda that returns the current token of the application;
 *   <li>one user with a stored token: {@link io.github.mmfapi.oauth1.store.TokenStore#forUser};
 *   <li>many users through one client: {@link io.github.mmfapi.oauth1.store.TokenStore#perUser}
 *       with a {@link UserKey} in each call, or your own implementation of {@link
 *       #tokenCredentials(RequestTemplate)}.
 * </ul>
 */
@FunctionalInterface
public interface TokenCredentialsProvider {

  /**
   * Returns the current credentials.
   *
   * @return the credentials, null to sign with the client credentials alone. Temporary credentials
   *     sign their own exchange only (RFC 5849 section 2.3)
   */
  @Nullable SigningCredentials tokenCredentials();

  /**
   * Returns the credentials for a request. Signers call this method; override it if the credentials
   * depend on the request, for instance on its {@link UserKey}. It runs on the thread of the
   * attempt, which in asynchronous clients may differ from that of the caller: use the request, not
   * a thread-local variable.
   *
   * @param request the request about to be signed, resolved by Feign; do not change it
   * @return the credentials, null to sign with the client credentials alone; default {@link
   *     #tokenCredentials()}
   */
  default @Nullable SigningCredentials tokenCredentials(RequestTemplate request) {
    return tokenCredentials();
  }

  /**
   * Returns a provider that always returns the same credentials.
   *
   * @param credentials the credentials
   * @return the provider
   */
  static TokenCredentialsProvider of(SigningCredentials credentials) {
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
