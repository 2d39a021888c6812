package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1EndpointsTest {

  @ParameterizedTest
  @ValueSource(strings = {"/3.1", "ftp://h/", "mailto:a@b", "http:///p", "http://h/#f"})
  void endpoints_notAbsoluteHttp_areRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OAuth1Endpoints(URI.create(url), URI.create(url), URI.create(url)))
        .withMessageContaining("temporary credentials");
  }
}
