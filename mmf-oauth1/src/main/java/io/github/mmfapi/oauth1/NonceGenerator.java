package io.github.mmfapi.oauth1;

import java.security.SecureRandom;

/**
 * Creates the {@code oauth_nonce} of each request (RFC 5849 section 3.3): a text that the client
 * never uses twice with the same timestamp and credentials. Must be safe for use by several
 * threads.
 */
@FunctionalInterface
public interface NonceGenerator {

  /**
   * Returns a new nonce.
   *
   * @return a text that is not blank, preferably of unreserved characters only
   */
  String nonce();

  /**
   * Returns the default generator: 128 bits from a {@link SecureRandom} in 32 hexadecimal digits,
   * so that nonces neither repeat nor are guessable.
   *
   * @return a generator that is safe for use by several threads
   */
  static NonceGenerator secureRandom() {
    return new SecureNonces();
  }
}
