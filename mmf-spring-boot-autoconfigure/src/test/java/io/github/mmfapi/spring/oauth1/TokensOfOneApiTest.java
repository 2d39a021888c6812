package io.github.mmfapi.spring.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensOfOneApiTest {

  @Test
  void userKeysAfter_storeOfSeveralApis_listsThoseOfThisOne() {
    TokenStore shared = TokenStore.inMemory();
    for (String key : List.of("a:1", "a:2", "b:1", "b:2", "b:3", "b:4", "c:1", "without")) {
      shared.put(key, TokenCredentials.of("t", "s"));
    }
    for (String name : List.of("a", "b", "c", "d")) {
      TokenStore one = new TokensOfOneApi(shared, name);
      List<String> listed = new ArrayList<>();
      List<String> page = one.userKeysAfter(null, 2);
      while (!page.isEmpty()) {
        assertThat(page).hasSizeLessThanOrEqualTo(2);
        listed.addAll(page);
        page = one.userKeysAfter(page.get(page.size() - 1), 2);
      }
      assertThat(listed).as(name).containsExactlyElementsOf(one.userKeys());
    }
  }
}
