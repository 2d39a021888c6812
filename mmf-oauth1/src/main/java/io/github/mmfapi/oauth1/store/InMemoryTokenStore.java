package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Keeps token credentials until the program ends. */
final class InMemoryTokenStore implements TokenStore {

  private final NavigableMap<String, TokenCredentials> tokens = new ConcurrentSkipListMap<>();

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
  public List<String> userKeysAfter(@Nullable String after, int limit) {
    // No key is empty, so that all keys follow the start of the first page.
    String start = UserKeys.startOfPage(after, limit);
    return tokens.tailMap(start, false).keySet().stream().limit(limit).toList();
  }

  @Override
  public String toString() {
    return "InMemoryTokenStore[" + tokens.size() + " users]";
  }
}
