package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, true",
    "Application/X-WWW-Form-Urlencoded;charset=UTF-8, true",
    "' application/x-www-form-urlencoded ; charset=UTF-8', true",
    "application/x-www-form-urlencoded-not, false",
    "application/json, false",
    "application/json; application/x-www-form-urlencoded, false",
    ";application/x-www-form-urlencoded, false",
    "'', false",
    ", false"
  })
  void isForm_contentType_countsWithoutItsParameters(@Nullable String contentType, boolean form) {
    assertThat(FormEncoding.isForm(contentType)).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource({"'', b=2, b=2", "a=1, b=2, a=1&b=2"})
  void append_pairs_followTheForm(String form, String pairs, String expected) {
    assertThat(FormEncoding.append(form, pairs)).isEqualTo(expected);
  }
}
