package io.github.mmfapi.cli.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
  @ParameterizedTest
  @ValueSource(strings = {"http://h/3.1", "https://[::1]:8080/3.1/", "HTTP://h:1"})
  void parse_baseUrl_isReturned(String text) {
    assertThat(BaseUrl.parse(text)).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @CsvSource({
    "h:8080/3.1, has no scheme; write http://h:8080/3.1 or https://h:8080/3.1",
    "ftp://h/3.1, must be an http or https URL",
    "http:///3.1, must be an http or https URL with a host",
    "http://h/3.1?a=b, without query",
    "http://h/3.1#a, without query or fragment",
    "http://a b/3.1, not http://a b/3.1"
  })
  void parse_otherText_isExplained(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.parse(text))
        .withMessageContaining(message)
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://anna:geheim@h/3.1",
        "http://anna:ge/geheim@h/3.1",
        "http://anna:ge?geheim#geheim@h/3.1",
        "http://anna:a@geheim@h/3.1",
        "http://anna:ein geheim@h/3.1",
        "http://anna:ein\tgeheim's \"wort\"@h/3.1",
        "ftp://anna:geheim@h/3.1",
        "anna:geheim@h/3.1"
      })
  void parse_withPassword_isRefusedWithoutIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.parse(text))
        .withMessageContaining("://h/3.1")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim", "anna"));
  }

  @ParameterizedTest
  @CsvSource({
    ":p@h, ***@h",
    "a:b@, ***@",
    "://u:p@h, ://***@h",
    "u:p://q@h, u:p://***@h",
    "u:p@h://x, ***@h://x",
    "@h:1, @h:1",
    "a@b, a@b"
  })
  void masked_word_hasNoPassword(String word, String masked) {
    assertThat(BaseUrl.masked(word)).isEqualTo(masked);
  }

  @Test
  void masked_eachUrlOfAText_hasNoPassword() {
    assertThat(BaseUrl.masked("a 'http://u:p@h/x' b ftp://u:p@q@h and u:p@h, mail a@b http://h:1/"))
        .isEqualTo("a 'http://***@h/x' b ftp://***@h and ***@h, mail a@b http://h:1/");
  }

  @Test
  void hasVersion_andWithVersion_knowTheSlashAtTheEnd() {
    assertThat(BaseUrl.hasVersion(URI.create("http://h/3.1/"))).isTrue();
    assertThat(BaseUrl.hasVersion(URI.create("http://h/"))).isFalse();
    assertThat(BaseUrl.withVersion(URI.create("http://h/"))).isEqualTo("http://h/3.1");
  }
}
