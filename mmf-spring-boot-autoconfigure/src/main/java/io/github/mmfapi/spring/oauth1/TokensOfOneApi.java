package io.github.mmfapi.spring.oauth1;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    return Collections.unmodifiableSortedSet(new TreeSet<>(ofThisApi(shared.userKeys())));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The order is that of the shared store, whose other keys are skipped.
   */
  @Override
  public List<String> userKeysAfter(@Nullable String after, int limit) {
    String last = after == null || after.isEmpty() ? "" : prefix + after;
    List<String> page = shared.userKeysAfter(last, limit);
    List<String> keys = ofThisApi(page);
    while (keys.isEmpty() && !page.isEmpty()) {
      page = shared.userKeysAfter(page.get(page.size() - 1), limit);
      keys = ofThisApi(page);
    }
    return keys;
  }

  private List<String> ofThisApi(Collection<String> sharedKeys) {
    return sharedKeys.stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }
}
