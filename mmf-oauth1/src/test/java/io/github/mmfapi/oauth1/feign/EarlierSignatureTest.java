package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierSignatureTest {

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
    assertThat(EarlierSignature.withoutIn(form)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=1&b=oauth_x", "&&a", "%41=1&oauth=2&o", "xoauth_y=1"})
  void withoutProtocolParameters_formThatHasNone_isAsItWas(String form) {
    assertThat(EarlierSignature.withoutIn(form)).isEqualTo(form);
  }
}
