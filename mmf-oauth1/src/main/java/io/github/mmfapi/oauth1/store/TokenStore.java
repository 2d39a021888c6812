package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Keeps the token credentials of users. A user key is the application's own name for a user: 1 to
 * 255 characters, not blank, without control characters; case-sensitive. Implementations are safe
 * for use by several threads; {@link #find} sees what an earlier {@link #put} stored.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a user key of another form, {@link
 * TokenStoreException} if the storage fails, and {@link SecretDecryptionException} if a secret
 * cannot be decrypted.
 */
public interface TokenStore {

  /**
   * Returns a user's token credentials.
   *
   * @param userKey the user
   * @return the token credentials, empty if none are stored
   */
  Optional<TokenCredentials> find(String userKey);

  /**
   * Stores a user's token credentials; replaces earlier ones.
   *
   * @param userKey the user
   * @param token the token credentials
   */
  void put(String userKey, TokenCredentials token);

  /**
   * Removes a user's token credentials. The server accepts them until they are revoked there.
   *
   * @param userKey the user
   * @return whether there were any
   */
  boolean remove(String userKey);

  /**
   * Lists the users.
   *
   * @return the keys of all users with token credentials, in their natural order, unmodifiable
   */
  SortedSet<String> userKeys();

  /**
   * Returns a provider for one user. It looks up the token for each signature, so that a login or
   * logout takes effect at once, and throws {@link UnknownUserException} if none is stored.
   *
   * @param userKey the user
   * @return the provider
   */
  default TokenCredentialsProvider forUser(String userKey) {
    UserKeys.check(userKey);
    return () -> find(userKey).orElseThrow(() -> new UnknownUserException(userKey));
  }

  /**
   * Returns a provider for many users through one client: it looks up the token of the user that
   * the request names with a {@link io.github.mmfapi.oauth1.feign.UserKey}. It throws {@link
   * UnknownUserException} if none is stored, and {@link IllegalStateException} if the request names
   * no user, so that no call is signed for the wrong user.
   *
   * @return the provider
   */
  default TokenCredentialsProvider perUser() {
    return new PerUserProvider(this);
  }

  /**
   * Creates a store in memory.
   *
   * @return an empty store
   */
  static TokenStore inMemory() {
    return new InMemoryTokenStore();
  }
}
