package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.MapMyFitnessEndpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

  @Test
  void official_endpoints_areTheTutorials() {
    assertThat(MapMyFitnessEndpoints.official())
        .isEqualTo(
            new OAuth1Endpoints(
                URI.create("http://api.mapmyfitness.com/3.1/oauth/request_token"),
                URI.create("https://www.mapmyfitness.com/oauth/authorize/"),
                URI.create("http://api.mapmyfitness.com/3.1/oauth/access_token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/3.1", "http://127.0.0.1:8080/3.1/"})
  void under_base_addsTheThreePaths(String base) {
    assertThat(MapMyFitnessEndpoints.under(URI.create(base)))
        .isEqualTo(
            new OAuth1Endpoints(
                URI.create("http://127.0.0.1:8080/3.1/oauth/request_token"),
                URI.create("http://127.0.0.1:8080/3.1/oauth/authorize"),
                URI.create("http://127.0.0.1:8080/3.1/oauth/access_token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/3.1", "ftp://h/", "mailto:a@b", "http:///p", "http://h/#f"})
  void endpoints_notAbsoluteHttp_areRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OAuth1Endpoints(URI.create(url), URI.create(url), URI.create(url)))
        .withMessageContaining("temporary credentials");
  }
}
