package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenResponseTest {
  private static TokenResponse response(int status, String body) {
    return new TokenResponse(status, "text/plain", null, null, body, List.of());
  }

  @ParameterizedTest
  @CsvSource({"199, true", "200, false", "299, false", "300, true", "401, true"})
  void isRefusal_status_isOneOutside200To299(int status, boolean refusal) {
    assertThat(response(status, "oauth_token=t&oauth_token_secret=s").isRefusal())
        .isEqualTo(refusal);
  }

  @Test
  void isRefusal_problemReportedWith200_isOne() {
    assertThat(response(200, "oauth_problem=token_expired").isRefusal()).isTrue();
  }

  @Test
  void toString_response_hasTheStatusOnly() {
    TokenResponse response = response(200, "oauth_token=t&oauth_token_secret=hush&x=hush");

    assertThat(response).hasToString("TokenResponse[200]");
    assertThat(response.issued()).hasToString("Issued[token=t, secret=***]");
  }
}
