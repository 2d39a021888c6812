package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskedTextTest {

  @Test
  void toString_anythingThatHoldsASecret_masksIt() {
    List<Object> values =
        List.of(
            new Callback("t", "s3cret"),
            new PendingAuthorization(TemporaryCredentials.of("t", "s3cret"), null, Instant.EPOCH),
            new CallbackQuery("t", "s3cret", null, false),
            new CallbackRequest("GET", "/cb?oauth_verifier=s3cret", List.of()),
            new TokenResponse(200, null, null, null, "s3cret", List.of()),
            new TokenResponse.Issued("t", "s3cret", Map.of("user_id", "s3cret")));
    assertThat(values)
        .allSatisfy(
            value ->
                assertThat(value.toString())
                    .startsWith(value.getClass().getSimpleName())
                    .doesNotContain("s3cret"));
  }
}
