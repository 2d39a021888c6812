package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps token credentials until the program ends. */
final class InMemoryTokenStore implements TokenStore {

  private final Map<String, TokenCredentials> tokens = new ConcurrentHashMap<>();

  @Override
  public Optional<TokenCredentials> find(String userKey) {
    UserKeys.check(userKey);
    return Optional.ofNullable(tokens.get(userKey));
  }

  @Override
  public void put(String userKey, TokenCredentials token) {
    UserKeys.check(userKey);
    tokens.put(userKey, Objects.requireNonNull(token, "token"));
  }

  @Override
  public boolean remove(String userKey) {
    UserKeys.check(userKey);
    return tokens.remove(userKey) != null;
  }

  @Override
  public SortedSet<String> userKeys() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(tokens.keySet()));
  }

  @Override
  public String toString() {
    return "InMemoryTokenStore[" + tokens.size() + " users]";
  }
}
