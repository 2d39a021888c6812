package io.github.mmfapi.oauth1.internal.scribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.model.OAuth1RequestToken;
import feign.Request.HttpMethod;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScribeApiTest {

  @Test
  void getAuthorizationUrl_temporaryCredentials_isThatOfTheSettings() {
    TokenRequests.Settings settings =
        new TokenRequests.Settings(
            "http://h/temporary",
            "http://h/authorize",
            "http://h/token",
            ClientCredentials.of("k", "s"),
            SignatureMethod.hmacSha1(),
            Clock.systemUTC(),
            NonceGenerator.secureRandom(),
            Placement.HEADER,
            signed -> {},
            new TokenRequests.Variant(
                null, true, HttpMethod.POST, HttpMethod.POST, List.of(), List.of()));
    ScribeApi api =
        new ScribeApi(
            settings,
            (request, response) -> new TokenResponse.Issued("issued", request, Map.of()),
            List.of());
    assertThat(api.getAuthorizationUrl(new OAuth1RequestToken("t", "s")))
        .isEqualTo("http://h/authorize?oauth_token=t");
  }
}
