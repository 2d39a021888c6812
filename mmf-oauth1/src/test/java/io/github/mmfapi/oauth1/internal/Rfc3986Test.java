package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc3986Test {

  @ParameterizedTest
  @CsvSource({
    "http://h/p, http://h/p?x=1",
    "http://h/p?, http://h/p?x=1",
    "http://h/p&, http://h/p&?x=1",
    "http://h/p?a, http://h/p?a&x=1",
    "http://h/p?a&, http://h/p?a&x=1",
    "http://h/p?a&?, http://h/p?a&?&x=1",
    "http://h/p?a=b?, http://h/p?a=b?&x=1",
    "http://h/p??, http://h/p??&x=1",
    "http://h/p?a#f?, http://h/p?a&x=1#f?",
    "http://h/p#f?, http://h/p?x=1#f?",
  })
  void appendToQuery_query_keepsWhatItEndsIn(String url, String longer) {
    assertThat(Rfc3986.appendToQuery(url, "x=1")).isEqualTo(longer);
  }
}
