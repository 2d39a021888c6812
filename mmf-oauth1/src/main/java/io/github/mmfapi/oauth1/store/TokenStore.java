package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

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
   * Lists the users page by page, so that the keys of all users need not fit into memory.
   *
   * <p>The order of the pages is fixed, and a user key keeps its place in it whatever is stored or
   * removed. So a user who has token credentials from the first page to the last is listed exactly
   * once. Each implementation has an order of its own: the keys' natural order in this default and
   * in memory, the order of the keys' SHA-256 digests in files and databases, which have these
   * digests as index.
   *
   * <p>This default calls {@link #userKeys()} for each page.
   *
   * @param after the last key of the page before, even if its user was removed in the meantime;
   *     null or empty for the first page
   * @param limit the largest number of keys, at least 1
   * @return the keys that follow, in the order of the pages, unmodifiable. A page can have fewer
   *     keys than the limit and not be the last; an empty page is the end
   * @throws IllegalArgumentException if the limit is less than 1
   */
  default List<String> userKeysAfter(@Nullable String after, int limit) {
    String start = UserKeys.startOfPage(after, limit);
    SortedSet<String> keys = userKeys();
    // The smallest text after a key is this key and the character 0, which no key holds.
    SortedSet<String> rest = start.isEmpty() ? keys : keys.tailSet(start + '\0');
    return rest.stream().limit(limit).toList();
  }

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
