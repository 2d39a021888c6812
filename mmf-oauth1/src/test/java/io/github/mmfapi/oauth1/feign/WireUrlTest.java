package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/relative/../path",
        "http://h",
        "http://h?q",
        "http://h/a/b.c/..d/.e/f..",
        "HTTP://H:80/%7Ea%2F%c3%a9;p=1,2/@:!$&'()*+=?a=%zz&b[]=1&c=/../#/../x y",
        "http://[::1]:8080/a//b/",
        "http://a~b/"
      })
  void of_urlThatAllSendAlike_isTheSameInstance(String url) {
    assertThat(WireUrl.of(url)).isSameAs(url);
  }

  // Dot segments: the examples of RFC 3986 section 5.4, against http://a/b/c/d;p?q.
  @ParameterizedTest
  @CsvSource({
    "http://a/b/c/.,          http://a/b/c/",
    "http://a/b/c/./,         http://a/b/c/",
    "http://a/b/c/..,         http://a/b/",
    "http://a/b/c/../,        http://a/b/",
    "http://a/b/c/../g,       http://a/b/g",
    "http://a/b/c/../..,      http://a/",
    "http://a/b/c/../../../g, http://a/g",
    "http://a/./g,            http://a/g",
    "http://a/b/c/./../g,     http://a/b/g",
    "http://a/b/c/g;x=1/../y, http://a/b/c/y",
    "http://a/b//../g,        http://a/b/g",
    "http://a/b/%2e%2E/g?../, http://a/g?../",
    "http://a/b/%2E%2e/g?../, http://a/g?../",
    "http://a/b c/é[x],       http://a/b%20c/%C3%A9%5Bx%5D",
    "http://a/😀|^?é😀 |'#é,   http://a/%F0%9F%98%80%7C%5E?%C3%A9%F0%9F%98%80%20%7C'#é",
    "http://a/100%/%4,        http://a/100%25/%254",
    "http://a/%4,             http://a/%254",
    "http://a/%,              http://a/%25",
    "http://a/b\\c,           http://a/b%5Cc",
    "http://a~b/é,            http://a~b/%C3%A9"
  })
  void of_urlThatSomeTransportsChange_isNormalized(String url, String normalized) {
    assertThat(WireUrl.of(url)).isEqualTo(normalized);
    assertThat(WireUrl.of(normalized)).isSameAs(normalized);
  }

  /** The fast check for most URLs agrees with the full normalization. */
  @ParameterizedTest
  @CsvSource({
    "http://h, true",
    "http://api.example:8080/3.1/a-b_c~/?x=%2F%C3%a9&y=1, true",
    "http://h/a.b/c..?d=e.f, true",
    "http://h/%2F.%2fe%2D, true",
    "http://h/., false",
    "http://h/%2e, false",
    "http://h/a/%2E%2E, false",
    "http://h/%2, false",
    "http://h/%2x, false",
    "http://h/a b, false",
    "http://h/a#b, false"
  })
  void isPlain_url_isToldWithoutMendingIt(String url, boolean plain) {
    assertThat(WireUrl.isPlain(url, "http://".length())).isEqualTo(plain);
  }

  @Test
  void of_hostNotInAscii_saysHowToWriteIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireUrl.of("http://bücher.example/?s3cret"))
        .withMessageContaining("IDN.toASCII")
        .withMessageContaining("bücher.example")
        .withMessageNotContaining("s3cret");
  }
}
