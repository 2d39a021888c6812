package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Which properties the actuator masks. */
class SecretPropertiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mmf.client-secret",
        "mmf.clientSecret",
        "MMF_CLIENTSECRET",
        "MMF_CLIENT_SECRET",
        "mmf.tokenStore.earlierKeys[0]",
        "MMF_TOKENSTORE_EARLIERKEYS_0_",
        "oauth1.clients.photos.token-secret",
        "oauth1.clients.photos.clientSecret",
        "OAUTH1_CLIENTS_PHOTOS_CLIENTSECRET",
      })
  void name_ofASecret_inAnyForm_isRecognized(String name) {
    assertThat(SecretProperties.isSecret(name)).isTrue();
    SanitizingFunction function = new MmfSanitizingAutoConfiguration().mmfSanitizingFunction();
    assertThat(function.apply(new SanitizableData(null, name, "hidden")).getValue())
        .isEqualTo(SanitizableData.SANITIZED_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mmf.base-url", "mmf.client-key", "other.client-secret", "mmf.token"})
  void name_ofAnythingElse_isNot(String name) {
    assertThat(SecretProperties.isSecret(name)).isFalse();
  }

  /** A new property with such a description is in this test by itself. */
  @Test
  void metadata_descriptionsOfSecrets_haveSecretNames() {
    List<String> secrets =
        Metadata.properties().stream()
            .filter(
                property -> {
                  String text = property.path("description").asText().toLowerCase(Locale.ROOT);
                  return text.startsWith("secret")
                      || text.startsWith("password")
                      || text.contains("key that encrypts")
                      || text.startsWith("earlier keys");
                })
            .map(property -> property.path("name").asText())
            .toList();
    assertThat(secrets).hasSizeGreaterThan(4).allMatch(SecretProperties::isSecret);
  }
}
