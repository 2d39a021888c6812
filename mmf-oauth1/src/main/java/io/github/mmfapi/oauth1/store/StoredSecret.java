package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts secrets for storage: {@code plain:} and the secret, or encrypted and bound to where it
 * belongs, such as user and token, so that secrets cannot be exchanged between records.
 */
record StoredSecret(@Nullable SecretCipher cipher) {

  private static final String PLAIN = "plain:";

  String write(String userKey, TokenCredentials token) {
    return protect(token.secret(), context(userKey, token.token()));
  }

  TokenCredentials read(String userKey, String token, String stored) {
    return TokenCredentials.of(
        token, reveal(stored, context(userKey, token), "The secret of user '" + userKey + "'"));
  }

  /** Writes any secret text. */
  String protect(String secret, String context) {
    return cipher == null ? PLAIN + secret : cipher.encrypt(secret, context);
  }

  /**
   * Reads a secret text.
   *
   * @param what names it in messages
   */
  String reveal(String stored, String context, String what) {
    boolean plain = stored.startsWith(PLAIN);
    if (plain != (cipher == null)) {
      // With a key, plain text is refused: otherwise an attacker with write access could store
      // their own token for another user.
      throw new TokenStoreException(
          plain
              ? what
                  + " is stored unencrypted, but this store has a key: read it with a"
                  + " store without a key and put it into this one"
              : what + " is encrypted: open the store with the key");
    }
    return cipher == null ? stored.substring(PLAIN.length()) : cipher.decrypt(stored, context);
  }

  /** Form encoding separates the two for any content. */
  private static String context(String userKey, String token) {
    return Parameters.render(
        List.of(new Parameter("user_key", userKey), new Parameter("oauth_token", token)));
  }
}
