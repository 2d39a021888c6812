package io.github.mmfapi.oauth1.store;

class InMemoryTokenStoreTest extends TokenStoreContract {

  private final TokenStore store = TokenStore.inMemory();

  @Override
  TokenStore store() {
    return store;
  }
}
