package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureMethodTest {

  /** Each method as signer and as verifier, with its name. */
  static Stream<Arguments> methods() throws IOException, GeneralSecurityException {
    WikiKey key = WikiKey.read();
    return Stream.of(
        Arguments.of("HMAC-SHA1", SignatureMethod.hmacSha1(), SignatureMethod.hmacSha1()),
        Arguments.of("HMAC-SHA256", SignatureMethod.hmacSha256(), SignatureMethod.hmacSha256()),
        Arguments.of("HMAC-SHA512", SignatureMethod.hmacSha512(), SignatureMethod.hmacSha512()),
        Arguments.of("PLAINTEXT", SignatureMethod.plaintext(), SignatureMethod.plaintext()),
        Arguments.of(
            "RSA-SHA1",
            SignatureMethod.rsaSha1(key.privateKey()),
            SignatureMethod.rsaSha1(key.publicKey())),
        Arguments.of(
            "RSA-SHA256",
            SignatureMethod.rsaSha256(key.privateKey()),
            SignatureMethod.rsaSha256(key.publicKey())),
        Arguments.of(
            "RSA-SHA512",
            SignatureMethod.rsaSha512(key.privateKey()),
            SignatureMethod.rsaSha512(key.publicKey())));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void verify_ownSignature_isGoodAndAnAlteredOneIsNot(
      String name, SignatureMethod signing, SignatureMethod verifying) {
    String signature = signing.sign("base", "c&", "t&");
    assertThat(signing.name()).isEqualTo(verifying.name()).isEqualTo(name);
    assertThat(verifying.verify(signature, "base", "c&", "t&")).isTrue();
    String altered = (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1);
    assertThat(verifying.verify(altered, "base", "c&", "t&")).isFalse();
    assertThat(verifying.verify("", "base", "c&", "t&")).isFalse();
    assertThat(verifying.verify("é no Base64 é", "base", "c&", "t&")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // Computed with Python's hmac module for key "cs&ts" and text "bs".
    "HMAC-SHA256, 9HGKdfyP38c9+AtaEhdNhLubhigOrxSw0l46B8qgPso=",
    "HMAC-SHA512, T04jxnLJa37K7D+1pmSTcwVgnXh30AdlY2VzylkE2/a1Avr2euTui60gFLZIxFm13NNTa/TtP+x9PTHi4DHyrg=="
  })
  void sign_newerHmac_equalsAnIndependentComputation(String name, String expected) {
    SignatureMethod method =
        name.equals("HMAC-SHA256") ? SignatureMethod.hmacSha256() : SignatureMethod.hmacSha512();
    assertThat(method.sign("bs", "cs", "ts")).isEqualTo(expected);
  }

  @Test
  void sign_newerRsa_equalsAnIndependentComputation() throws IOException, GeneralSecurityException {
    WikiKey key = WikiKey.read();
    // Computed with "openssl dgst -sign" for text "bs".
    assertThat(SignatureMethod.rsaSha256(key.privateKey()).sign("bs", "cs", "ts"))
        .isEqualTo(
            "idAMJwOjaWURz/ApmRV6iwkOjEt6loAM/Ygv6ehfYTolsxRCnj14JlA2Q5QrWbVsvpMKxQ+6cRojUM8aJK9d7Y"
                + "heD7r7owGhCKOZMRk44e7fItv9M4rleNHKvmX6wmiHV8hv/A0QVKmIN0d9zWcTtP0ocGDiJYXg+lwMfGJx2Ec=");
    assertThat(SignatureMethod.rsaSha512(key.privateKey()).sign("bs", "cs", "ts"))
        .isEqualTo(
            "IkIKSKODjL3F+7Sxvgko2Phj0TqUsb4bPUJxyAwX6zUQIosNb+XxKeIzw5cJfcPd+0uwqh3joDRSlm7d34OLug"
                + "lNUaZda/+APU0aInAIBhtAHDp7voT9VcgFvhG9bCULEKm5o+CMJX83Hupd8116aZijV25KalFjtAIy6qaLP/k=");
  }

  @Test
  void sign_rsaSha512WithAShortKey_saysWhichIsNeeded() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(512);
    SignatureMethod method = SignatureMethod.rsaSha512(generator.generateKeyPair().getPrivate());
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> method.sign("base", "", ""))
        .withMessage("Cannot compute RSA-SHA512; an RSA key of at least 752 bits is needed");
  }

  @Test
  void sign_plaintext_encodesBothSecrets() {
    assertThat(SignatureMethod.plaintext().sign("any", "a&b", "")).isEqualTo("a%26b&");
  }

  @Test
  void sign_withPublicKey_saysThatItCannot() throws IOException, GeneralSecurityException {
    SignatureMethod method = SignatureMethod.rsaSha1(WikiKey.read().publicKey());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> method.sign("base", "", ""))
        .withMessageContaining("public key");
  }

  @Test
  void verify_withPrivateKey_saysThatItCannot() throws IOException, GeneralSecurityException {
    SignatureMethod method = SignatureMethod.rsaSha1(WikiKey.read().privateKey());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> method.verify("AAAA", "base", "", ""))
        .withMessageContaining("private key");
  }

  @Test
  void sign_withAKeyThatIsNotRsa_saysWhichIsNeeded() throws GeneralSecurityException {
    SignatureMethod method =
        SignatureMethod.rsaSha1(KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate());
    assertThat(method).hasToString("RSA-SHA1");
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> method.sign("base", "", ""))
        .withMessage("Cannot compute RSA-SHA1; an RSA key of at least 512 bits is needed");
  }
}
