package io.github.mmfapi.oauth1.internal.scribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.Response;
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

  private static ScribeApi api() {
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
    return new ScribeApi(
        settings,
        (request, response) -> new TokenResponse.Issued("issued", request, Map.of()),
        List.of());
  }

  @Test
  void getAuthorizationUrl_temporaryCredentials_isThatOfTheSettings() {
    assertThat(api().getAuthorizationUrl(new OAuth1RequestToken("t", "s")))
        .isEqualTo("http://h/authorize?oauth_token=t");
  }

  @Test
  void extractors_response_giveWhatTheReaderReads() throws Exception {
    ScribeApi api = api();
    try (Response response = new Response(200, "OK", Map.of(), "body")) {
      OAuth1RequestToken temporary = api.getRequestTokenExtractor().extract(response);
      OAuth1AccessToken token = api.getAccessTokenExtractor().extract(response);

      assertThat(temporary.getToken()).isEqualTo("issued");
      assertThat(temporary.getTokenSecret())
          .isEqualTo("The request for temporary credentials from http://h/temporary");
      assertThat(token.getToken()).isEqualTo("issued");
      assertThat(token.getTokenSecret())
          .isEqualTo("The request for token credentials from http://h/token");
    }
  }
}
