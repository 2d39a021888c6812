package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTextTest {

  @Test
  void excerpt_secretThatIsEmpty_masksNothing() {
    assertThat(SecretText.excerpt("say hush to all", List.of("", " ", "hush")))
        .isEqualTo("say *** to all");
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 200", "201, 203"})
  void excerpt_longText_isCutAfterTwoHundred(int length, int shown) {
    String excerpt = SecretText.excerpt("x".repeat(length));
    assertThat(excerpt).hasSize(shown).startsWith("x".repeat(199));
    assertThat(excerpt.endsWith("...")).isEqualTo(length > 200);
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_verifier, true",
    "oauth_token_secret, true",
    "oauth_signature, true",
    "MD5_Password, true",
    "e-mail, true",
    "session_id, true",
    "oauth_token, false",
    "oauth_signature_method, false",
    "name, false"
  })
  void isSecret_name_dependsOnItsPartsUnlessItMayBeShown(String name, boolean secret) {
    assertThat(SecretText.isSecret(name)).isEqualTo(secret);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, true",
    "proxy-authorization, true",
    "SET-COOKIE, true",
    "Date, false"
  })
  void isSecretHeader_name_isAnyThatCarriesCredentials(String name, boolean secret) {
    assertThat(SecretText.isSecretHeader(name)).isEqualTo(secret);
  }
}
