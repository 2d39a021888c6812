package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.store.SecretDecryptionException;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the token store can be read and that a stored secret can be decrypted. It lists the
 * users once, to have one whose token it reads at each check. It calls no API.
 */
final class TokenStoreCheck {
  /** A key that no user should have; reading it shows that the store can be reached. */
  private static final String NOBODY = "io.github.mmfapi.health";

  private final TokenStore store;
  private volatile String sample = NOBODY;

  TokenStoreCheck(TokenStore store) {
    this.store = store;
  }

  /**
   * The result.
   *
   * @param store the kind of the store
   * @param problem what is wrong; null if nothing is. It names no user and no secret
   */
  record Result(String store, @Nullable String problem) {}

  Result check() {
    return new Result(store.getClass().getSimpleName(), problem());
  }

  private @Nullable String problem() {
    try {
      if (store.find(sample).isEmpty()) {
        SortedSet<String> users = store.userKeys();
        sample = users.isEmpty() ? NOBODY : users.first();
        store.find(sample);
      }
      return null;
    } catch (SecretDecryptionException e) {
      return "a stored secret cannot be decrypted with the keys of mmf.token-store.*";
    } catch (OAuth1Exception e) {
      return "the token store cannot be read: " + e.getClass().getSimpleName();
    }
  }
}
