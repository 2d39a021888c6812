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

  @ParameterizedTest
  @CsvSource({
    "http://h/p?x=1, http://h/p?x=1",
    "no url, no url",
    "http://u:s3cret@h/p, http://***@h/p",
    "http://u:s3@cret@h/p, http://***@h/p",
    "http://u:/s3cret@h/p?x=1, http://***@h/p",
    "u:s3cret@h, ***@h",
    "u:s3cret@h/?a=://b, ***@h/",
  })
  void shownMalformed_textWithAnAt_hasNothingOfWhatStandsBefore(String text, String shown) {
    assertThat(Rfc3986.shownMalformed(text)).isEqualTo(shown);
  }
}
