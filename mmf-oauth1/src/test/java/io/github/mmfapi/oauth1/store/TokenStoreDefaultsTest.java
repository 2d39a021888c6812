package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Optional;
import java.util.SortedSet;

/** A store that implements only what it must. */
class TokenStoreDefaultsTest extends TokenStoreContract {

  private final TokenStore inMemory = TokenStore.inMemory();

  @Override
  TokenStore store() {
    return new Least(inMemory);
  }

  private record Least(TokenStore stored) implements TokenStore {
    @Override
    public Optional<TokenCredentials> find(String userKey) {
      return stored.find(userKey);
    }

    @Override
    public void put(String userKey, TokenCredentials token) {
      stored.put(userKey, token);
    }

    @Override
    public boolean remove(String userKey) {
      return stored.remove(userKey);
    }

    @Override
    public SortedSet<String> userKeys() {
      return stored.userKeys();
    }
  }
}
