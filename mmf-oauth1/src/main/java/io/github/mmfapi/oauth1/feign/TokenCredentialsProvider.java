package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.SigningCredentials;

import feign.RequestTemplate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the token credentials of a request. It is asked at each signing, retries included, so
 * that a client can log in, change users or log out without being built anew. Must be safe for use
 * by several threads.
 *
 * <p>Three ways, from the simplest on:
 *
 * <ul>
 *   <li>one user: {@link #of}, or a lambda that returns what the application holds at the moment;
 *   <li>one user whose token is kept: {@link io.github.mmfapi.oauth1.store.TokenStore#forUser};
 *   <li>many users through one client, each call on behalf of another: {@link
 *       io.github.mmfapi.oauth1.store.TokenStore#perUser} with a {@link UserKey} in each call, or
 *       an implementation of {@link #tokenCredentials(RequestTemplate)} of your own.
 * </ul>
 */
@FunctionalInterface
public interface TokenCredentialsProvider {

  /**
   * Returns the credentials to sign with now.
   *
   * @return the credentials, null to sign with the client credentials alone. Temporary credentials
   *     sign their own exchange only (RFC 5849 section 2.3)
   */
  @Nullable SigningCredentials tokenCredentials();

  /**
   * Returns the credentials to sign a certain request with. Signers call this method; override it
   * where the credentials depend on the request, on its {@link UserKey} for instance. Runs on the
   * thread that makes the attempt, which in asynchronous clients need not be the caller's: take
   * what you need from the request, not from a thread-local variable.
   *
   * @param request the request about to be signed, resolved by Feign; not to be changed
   * @return the credentials, null to sign with the client credentials alone; default
   *     {@link #tokenCredentials()}
   */
  default @Nullable SigningCredentials tokenCredentials(RequestTemplate request) {
    return tokenCredentials();
  }

  /**
   * Returns a provider of always the same credentials.
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
