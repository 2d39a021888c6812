package io.github.mmfapi.oauth1;

import java.security.SecureRandom;

/**
 * Makes the {@code oauth_nonce} of each request (RFC 5849 section 3.3): a text that the client
 * never uses twice with the same timestamp and credentials. Must be safe for use by several
 * threads.
 */
@FunctionalInterface
public interface NonceGenerator {

  /**
   * Returns a nonce that was not returned before.
   *
   * @return a text that is not blank, best of unreserved characters only
   */
  String nonce();

  /**
   * Returns the default generator: 128 bits from a {@link SecureRandom} in 32 hexadecimal digits,
   * so that nonces neither repeat nor can be guessed.
   *
   * @return a generator that is safe for use by several threads
   */
  static NonceGenerator secureRandom() {
    return new SecureNonces();
  }
}
