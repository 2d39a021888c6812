package io.github.mmfapi.spring.oauth1;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tokens of one API in a store that several share: its user keys begin with the name of the API
 * and a colon there.
 */
public final class TokensOfOneApi implements TokenStore {
  private final TokenStore shared;
  private final String prefix;

  /**
   * Creates the view.
   *
   * @param shared the store
   * @param name the name of the API
   */
  public TokensOfOneApi(TokenStore shared, String name) {
    this.shared = shared;
    this.prefix = name + ":";
  }

  @Override
  public Optional<TokenCredentials> find(String userKey) {
    return shared.find(prefix + userKey);
  }

  @Override
  public void put(String userKey, TokenCredentials token) {
    shared.put(prefix + userKey, token);
  }

  @Override
  public boolean remove(String userKey) {
    return shared.remove(prefix + userKey);
  }

  @Override
  public SortedSet<String> userKeys() {
    SortedSet<String> keys = new TreeSet<>();
    for (String key : shared.userKeys()) {
      if (key.startsWith(prefix)) {
        keys.add(key.substring(prefix.length()));
      }
    }
    return Collections.unmodifiableSortedSet(keys);
  }
}
