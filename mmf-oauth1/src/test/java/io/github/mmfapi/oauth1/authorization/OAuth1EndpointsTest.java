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

  @ParameterizedTest
  @ValueSource(strings = {"http://u:s3cret@h/#f", "ftp://u:s3cret@h/", "u:s3cret@h"})
  void endpoints_withAPassword_areRefusedWithoutShowingIt(String url) {
    URI good = URI.create("http://h/");
    URI bad = URI.create(url);
    for (URI[] urls : new URI[][] {{bad, good, good}, {good, bad, good}, {good, good, bad}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new OAuth1Endpoints(urls[0], urls[1], urls[2]))
          .withMessageContaining("***@h")
          .withMessageNotContaining("s3cret");
    }
  }
}
