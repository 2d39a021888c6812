package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MmfEndpointsTest {

  @Test
  void tutorial_endpoints_areTheRecordedOnes() {
    assertThat(MmfEndpoints.tutorial())
        .isEqualTo(
            new OAuth1Endpoints(
                URI.create("http://api.mapmyfitness.com/3.1/oauth/request_token"),
                URI.create("https://www.mapmyfitness.com/oauth/authorize/"),
                URI.create("http://api.mapmyfitness.com/3.1/oauth/access_token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080/3.1", "http://127.0.0.1:8080/3.1/"})
  void under_base_addsTheThreePaths(String base) {
    assertThat(MmfEndpoints.under(URI.create(base)))
        .isEqualTo(
            new OAuth1Endpoints(
                URI.create("http://127.0.0.1:8080/3.1/oauth/request_token"),
                URI.create("http://127.0.0.1:8080/3.1/oauth/authorize"),
                URI.create("http://127.0.0.1:8080/3.1/oauth/access_token")));
  }
}
