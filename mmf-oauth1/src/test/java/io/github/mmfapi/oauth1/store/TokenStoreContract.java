package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every token store does. */
@Timeout(60)
abstract class TokenStoreContract {

  static final TokenCredentials FIRST = TokenCredentials.of("token-1", "s3cret &=%+é€ 1");
  static final TokenCredentials SECOND = TokenCredentials.of("token-2", "s3cret 2");

  /** Opens the store under test; each call opens the same place. */
  abstract TokenStore store();

  @Test
  void find_nothingStored_isEmpty() {
    assertThat(store().find("nobody")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"42", "a b", "../../etc/passwd", "ünï@例え.jp", "CON", "a=b&c%20+'\"--;", "😀"})
  void put_anyUserKey_isFoundAgain(String userKey) {
    store().put(userKey, FIRST);
    assertThat(store().find(userKey)).contains(FIRST);
    assertThat(store().userKeys()).containsExactly(userKey);
  }

  @Test
  void put_longestUserKey_isFoundAgain() {
    String userKey = "ü".repeat(255);
    store().put(userKey, FIRST);
    assertThat(store().find(userKey)).contains(FIRST);
  }

  @Test
  void put_emptySecret_isFoundAgain() {
    store().put("u", TokenCredentials.of("t", ""));
    assertThat(store().find("u")).contains(TokenCredentials.of("t", ""));
  }

  @Test
  void put_again_replaces() {
    store().put("u", FIRST);
    store().put("u", SECOND);
    assertThat(store().find("u")).contains(SECOND);
    assertThat(store().userKeys()).containsExactly("u");
  }

  /** Keys that databases, file systems or languages are known to treat as equal. */
  static List<String> differentKeys() {
    return List.of(
        "anna",
        "Anna",
        "ANNA",
        "anna ",
        "anna  ",
        " anna",
        "anna\u00A0",
        "\u00E1nna",
        "a\u0301nna",
        "stra\u00DFe",
        "strasse",
        "STRASSE",
        "\uD83D\uDE00",
        "\uD83D\uDE01",
        "title",
        "TITLE",
        "t\u0131tle",
        "T\u0130TLE",
        "ti\u0307tle",
        "../anna",
        "./anna",
        "anna/",
        "..\\anna",
        "anna.token",
        "anna%20",
        "anna+",
        "%",
        "_____",
        "\uFF21nna",
        "\uFB01n",
        "fin",
        "x".repeat(254),
        "x".repeat(255),
        "X".repeat(255),
        "x".repeat(254) + "y",
        "x".repeat(254) + " ",
        "\u4F8B".repeat(255),
        "\uD83D\uDE00".repeat(127));
  }

  @Test
  void userKeys_thatAreAlike_areDifferentUsers() {
    List<String> keys = differentKeys();
    TokenStore store = store();
    for (String key : keys) {
      assertThat(store.find(key)).as("before it is stored: %s", key).isEmpty();
      store.put(key, tokenOf(keys, key));
    }
    for (String key : keys) {
      assertThat(store.find(key)).as(key).contains(tokenOf(keys, key));
    }
    assertThat(store.userKeys()).containsExactlyElementsOf(keys.stream().sorted().toList());
    for (String key : keys) {
      assertThat(store.remove(key)).as(key).isTrue();
      assertThat(store.find(key)).as(key).isEmpty();
      keys.stream()
          .skip(keys.indexOf(key) + 1L)
          .forEach(other -> assertThat(store.find(other)).as(other).isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000, Integer.MAX_VALUE})
  void userKeysAfter_pageByPage_listsEachUserOnce(int limit) {
    TokenStore store = store();
    List<String> keys = differentKeys();
    keys.forEach(key -> store.put(key, FIRST));

    List<String> listed = pages(store, "", limit);

    assertThat(listed).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(pages(store, null, 3)).as("the order of any other page size").isEqualTo(listed);
    assertThat(store.userKeysAfter(listed.get(4), 2)).isEqualTo(listed.subList(5, 7));
    assertThat(store.userKeysAfter(listed.get(listed.size() - 1), limit)).isEmpty();
  }

  @Test
  void userKeysAfter_usersComeAndGoBetweenPages_listsOnceWhoStays() {
    TokenStore store = store();
    for (int i = 0; i < 40; i++) {
      store.put("stays " + i, FIRST);
      store.put("goes " + i, FIRST);
    }
    List<String> listed = new ArrayList<>();
    List<String> page = store.userKeysAfter("", 5);
    for (int n = 0; !page.isEmpty(); n++) {
      listed.addAll(page);
      String last = page.get(page.size() - 1);
      if (last.startsWith("goes")) {
        assertThat(store.remove(last)).isTrue();
      }
      store.remove("goes " + n);
      store.put("comes " + n, FIRST);
      page = store.userKeysAfter(last, 5);
    }
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed.stream().filter(key -> key.startsWith("stays"))).hasSize(40);
  }

  @Test
  void userKeysAfter_emptyStoreOrWrongArguments_isEmptyOrRefused() {
    TokenStore store = store();
    assertThat(store.userKeysAfter("", 10)).isEmpty();
    assertThat(store.userKeysAfter(null, 10)).isEmpty();
    assertThat(store.userKeysAfter("nobody", 10)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> store.userKeysAfter("", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> store.userKeysAfter("a\nb", 10));
    store.put("u", FIRST);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> store.userKeysAfter("", 1).clear());
  }

  private static List<String> pages(TokenStore store, String first, int limit) {
    List<String> listed = new ArrayList<>();
    List<String> page = store.userKeysAfter(first, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(page);
      page = store.userKeysAfter(page.get(page.size() - 1), limit);
    }
    return listed;
  }

  private static TokenCredentials tokenOf(List<String> keys, String key) {
    return TokenCredentials.of("token-" + keys.indexOf(key), "s3cret");
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 257, 1_000, 70_000})
  void userKey_longerThan255_isRefusedRatherThanCut(int length) {
    TokenStore store = store();
    store.put("x".repeat(255), FIRST);
    String longer = "x".repeat(length);
    assertThatIllegalArgumentException().isThrownBy(() -> store.find(longer));
    assertThatIllegalArgumentException().isThrownBy(() -> store.put(longer, SECOND));
    assertThatIllegalArgumentException().isThrownBy(() -> store.remove(longer));
    assertThat(store.find("x".repeat(255))).contains(FIRST);
  }

  @Test
  void remove_stored_forgetsOnlyThatUser() {
    store().put("u", FIRST);
    store().put("v", SECOND);
    assertThat(store().remove("u")).isTrue();
    assertThat(store().remove("u")).isFalse();
    assertThat(store().find("u")).isEmpty();
    assertThat(store().userKeys()).containsExactly("v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "\ud800"})
  void userKey_ofAnotherForm_isRefused(String userKey) {
    TokenStore store = store();
    assertThatIllegalArgumentException().isThrownBy(() -> store.find(userKey));
    assertThatIllegalArgumentException().isThrownBy(() -> store.put(userKey, FIRST));
    assertThatIllegalArgumentException().isThrownBy(() -> store.remove(userKey));
    assertThatIllegalArgumentException().isThrownBy(() -> store.forUser(userKey));
    assertThatIllegalArgumentException().isThrownBy(() -> store.find("x".repeat(256)));
  }

  @Test
  void put_manyThreadsAndStores_eachUserHasOneOfItsTokens() {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<Void>> writes = new ArrayList<>();
      for (int i = 0; i < 80; i++) {
        int n = i;
        writes.add(
            CompletableFuture.runAsync(
                () -> store().put("u" + n % 4, TokenCredentials.of("t" + n, "s" + n)), threads));
      }
      writes.forEach(CompletableFuture::join);
    } finally {
      threads.shutdownNow();
    }
    assertThat(store().userKeys()).containsExactly("u0", "u1", "u2", "u3");
    for (int u = 0; u < 4; u++) {
      TokenCredentials found = store().find("u" + u).orElseThrow();
      int n = Integer.parseInt(found.token().substring(1));
      assertThat(n % 4).isEqualTo(u);
      assertThat(found.secret()).isEqualTo("s" + n);
    }
  }

  @Test
  void forUser_followsTheStore() {
    var provider = store().forUser("u");
    assertThatExceptionOfType(UnknownUserException.class)
        .isThrownBy(provider::tokenCredentials)
        .withMessageContaining("'u'")
        .satisfies(e -> assertThat(e.userKey()).isEqualTo("u"));
    store().put("u", FIRST);
    assertThat(provider.tokenCredentials()).isEqualTo(FIRST);
    store().put("u", SECOND);
    assertThat(provider.tokenCredentials()).isEqualTo(SECOND);
  }

  @Test
  void toString_always_hidesTokensAndSecrets() {
    TokenStore store = store();
    store.put("u", FIRST);
    assertThat(store.toString())
        .startsWith(store.getClass().getSimpleName())
        .doesNotContain("s3cret")
        .doesNotContain("token-1");
  }
}
