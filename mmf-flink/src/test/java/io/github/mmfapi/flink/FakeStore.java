package io.github.mmfapi.flink;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** Has the tokens of generated members, without holding them. */
record FakeStore(int members) implements TokenStore {
  static TokenStoreFactory factory(int members) {
    return secrets -> new TokenStoreFactory.Opened(new FakeStore(members), () -> {});
  }

  @Override
  public List<String> userKeysAfter(String after, int limit) {
    int from = after == null || after.isEmpty() ? 0 : FakeList.number(after) + 1;
    return IntStream.range(from, Math.min(members, from + limit)).mapToObj(i -> "m" + i).toList();
  }

  @Override
  public Optional<TokenCredentials> find(String userKey) {
    return Optional.of(TokenCredentials.of("t-" + userKey, "SECRET-OF-A-TOKEN"));
  }

  @Override
  public void put(String userKey, TokenCredentials token) {
    throw new UnsupportedOperationException("the members are generated");
  }

  @Override
  public boolean remove(String userKey) {
    throw new UnsupportedOperationException("the members are generated");
  }

  @Override
  public SortedSet<String> userKeys() {
    throw new UnsupportedOperationException("never all keys at once");
  }
}
