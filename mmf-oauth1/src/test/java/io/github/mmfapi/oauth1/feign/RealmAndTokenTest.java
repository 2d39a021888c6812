package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.RequestTemplate;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the realm of a request, and a request without a token. */
class RealmAndTokenTest {
  private static final OAuth1Signer SIGNER =
      OAuth1Signer.builder()
          .clientCredentials(ClientCredentials.of("k", "s"))
          .realm("signer")
          .emptyToken(true)
          .build();

  private TestServer server;

  interface Api {
    @RequestLine("GET /one/a?b=c")
    String one();

    @RequestLine("GET /other")
    String other();
  }

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(request -> CannedResponse.of(200, "text/plain", "ok"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void interceptor_realmOfTheRequest_isSentInsteadOfTheSigners() {
    call(
        Feign.builder()
            .requestInterceptor(
                OAuth1RequestInterceptor.builder()
                    .signer(SIGNER)
                    .realm((RequestTemplate r) -> r.url().contains("/one/") ? "ONE" : null)
                    .build()));
  }

  @Test
  void client_realmOfTheRequest_isSentInsteadOfTheSigners() {
    call(
        Feign.builder()
            .client(
                OAuth1SigningClient.builder()
                    .signer(SIGNER)
                    .realm((Request r) -> r.url().contains("/one/") ? "ONE" : null)
                    .build(new Client.Default(null, null))));
  }

  private void call(Feign.Builder feign) {
    Api api = feign.target(Api.class, server.url());
    api.one();
    api.other();

    assertThat(server.received())
        .extracting(ReceivedRequest::authorizationHeader)
        .satisfiesExactly(
            one -> assertThat(one).startsWith("OAuth realm=\"ONE\",").contains("oauth_token=\"\""),
            other -> assertThat(other).startsWith("OAuth realm=\"signer\","));
    OAuth1Verifier verifier = OAuth1Verifier.builder().credentials(new OneClient()).build();
    assertThat(server.received())
        .allSatisfy(request -> assertThat(verifier.verify(request).token()).isNull());
  }

  @Test
  void emptyToken_withCredentials_isTheirToken() {
    assertThat(
            SIGNER
                .sign(
                    SigningRequest.of("GET", "https://api.example/")
                        .withToken(TokenCredentials.of("t", "s")))
                .authorizationHeader())
        .contains("oauth_token=\"t\"");
  }

  @Test
  void withRealm_lineBreak_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningRequest.of("GET", "https://api.example/").withRealm("a\r\nb"))
        .withMessageStartingWith("The realm must consist of visible ASCII characters");
  }

  /** One client without tokens. */
  private static final class OneClient implements CredentialsLookup {
    @Override
    public String clientSecret(String clientKey) {
      return "s";
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      throw new IllegalStateException("there is no token");
    }
  }
}
