package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What ScribeJava may ask of us, beyond what the flow has it ask. */
class ScribeApiTest {

  @Test
  void baseString_requestWithQueryAndBody_hasTheParametersOfAllThree() {
    OAuthRequest request = new OAuthRequest(Verb.POST, "http://H:80/p?a=1");
    request.addOAuthParameter("oauth_nonce", "n");
    request.addBodyParameter("b", "2 é");
    assertThat(ScribeApi.baseString(request))
        .isEqualTo("POST&http%3A%2F%2Fh%2Fp&a%3D1%26b%3D2%2520%25C3%25A9%26oauth_nonce%3Dn");
  }

  @Test
  void getAuthorizationUrl_temporaryCredentials_isThatOfTheEndpoints() {
    ScribeApi api =
        new ScribeApi(
            new OAuth1Endpoints(
                URI.create("http://h/temporary"),
                URI.create("http://h/authorize"),
                URI.create("http://h/token")),
            SignatureMethod.hmacSha1(),
            Fixtures.TUTORIAL_CLOCK,
            NonceGenerator.secureRandom(),
            new Redaction(List.of()));
    assertThat(api.getAuthorizationUrl(new OAuth1RequestToken("t", "s")))
        .isEqualTo("http://h/authorize?oauth_token=t");
  }
}
