package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form in which stores outside memory keep a token's secret: {@code plain:} and the secret, or
 * encrypted and bound to user and token, so that secrets cannot be exchanged between records.
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
      // Plain text is not taken where a key is given: whoever can write to the place could
      // otherwise put a token of their own under another user's key.
      throw new TokenStoreException(
          plain
              ? "The secret of user '"
                  + userKey
                  + "' is stored unencrypted, and this store has a key: read it with a store"
                  + " without the key and put it into this one"
              : "The secret of user '" + userKey + "' is encrypted: give the store its key");
    }
    return TokenCredentials.of(
        token,
        cipher == null
            ? stored.substring(PLAIN.length())
            : cipher.decrypt(stored, context(userKey, token)));
  }

  /** Form encoding keeps the two apart whatever they hold. */
  private static String context(String userKey, String token) {
    return Parameters.render(
        List.of(new Parameter("user_key", userKey), new Parameter("oauth_token", token)));
  }
}
