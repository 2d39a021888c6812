package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts the secret of a token for storage: {@code plain:} and the secret, or encrypted and bound
 * to user and token, so that secrets cannot be exchanged between records.
 */
record StoredSecret(@Nullable SecretCipher cipher) {

  private static final String PLAIN = "plain:";

  String write(String userKey, TokenCredentials token) {
    return cipher == null
        ? PLAIN + token.secret()
        : cipher.encrypt(token.secret(), context(userKey, token.token()));
  }

  TokenCredentials read(String userKey, String token, String stored) {
    boolean plain = stored.startsWith(PLAIN);
    if (plain != (cipher == null)) {
      // With a key, plain text is refused: otherwise an attacker with write access could store
      // their own token for another user.
      throw new TokenStoreException(
          plain
              ? "The secret of user '"
                  + userKey
                  + "' is stored unencrypted, but this store has a key: read it with a"
                  + " store without a key and put it into this one"
              : "The secret of user '" + userKey + "' is encrypted: open the store with the key");
    }
    return TokenCredentials.of(
        token,
        cipher == null
            ? stored.substring(PLAIN.length())
            : cipher.decrypt(stored, context(userKey, token)));
  }

  /** Form encoding separates the two for any content. */
  private static String context(String userKey, String token) {
    return Parameters.render(
        List.of(new Parameter("user_key", userKey), new Parameter("oauth_token", token)));
  }
}
