package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

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
    assertThat(FormBody.isForm(contentType)).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_nonce=1, ''",
    "oauth_nonce, ''",
    "oauth_nonce=1&a=2, a=2",
    "a=2&oauth_nonce=1, a=2",
    "a=1+2&oauth%5Fx&%6Fauth_y=1&b=%c3%a9&&c, a=1+2&b=%c3%a9&&c",
    "&oauth_nonce=1&a=2, &a=2",
    "oauth_nonce=1&, ''",
    "oauth_nonce=1&a=2&, a=2&"
  })
  void withoutProtocolParameters_form_keepsTheRestAsWritten(String form, String kept) {
    assertThat(FormBody.withoutProtocolParameters(form)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1&b=oauth_x", "&&a", "%41=1&oauth=2&o", "xoauth_y=1"})
  void withoutProtocolParameters_formThatHasNone_isAsItWas(String form) {
    assertThat(FormBody.withoutProtocolParameters(form)).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource({"'', b=2, b=2", "a=1, b=2, a=1&b=2"})
  void append_pairs_followTheForm(String form, String pairs, String expected) {
    assertThat(FormBody.append(form, pairs)).isEqualTo(expected);
  }
}
