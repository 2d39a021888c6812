package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialsTest {

  static Stream<BiFunction<String, String, Object>> kinds() {
    return Stream.of(ClientCredentials::of, TemporaryCredentials::of, TokenCredentials::of);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void toString_always_showsTheIdentifierAndMasksTheSecret(
      BiFunction<String, String, Object> kind) {
    assertThat(kind.apply("identifier", "s3cret").toString())
        .contains("identifier")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void of_blankIdentifier_isRefused(BiFunction<String, String, Object> kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kind.apply(" ", "s3cret"))
        .withMessageContaining("blank")
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void of_emptySecret_isAllowed(BiFunction<String, String, Object> kind) {
    assertThat(kind.apply("identifier", "")).isEqualTo(kind.apply("identifier", ""));
  }

  @Test
  void toString_valuesThatCarrySecrets_maskThem() {
    SigningRequest request =
        SigningRequest.of("GET", "http://h/p?password=s3cret")
            .withForm(List.of(new Parameter("email", "s3cret")))
            .withToken(TemporaryCredentials.of("t", "s3cret"))
            .withVerifier("s3cret");
    OAuth1Signer plaintext =
        OAuth1Signer.builder()
            .clientCredentials(ClientCredentials.of("k", "s3cret"))
            .signatureMethod(SignatureMethod.plaintextOverHttp())
            .build();
    SignedRequest signed = plaintext.sign(request);
    List<Object> values = List.of(request, signed, plaintext);
    assertThat(signed.authorizationHeader()).contains("s3cret");
    assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("s3cret"));
  }

  @Test
  void isTemporary_credentials_areUntilTheUserHasAuthorized() {
    assertThat(TemporaryCredentials.of("t", "s").isTemporary()).isTrue();
    assertThat(TokenCredentials.of("t", "s").isTemporary()).isFalse();
  }
}
