package io.github.mmfapi.examples;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.UserKey;
import io.github.mmfapi.oauth1.store.JdbcNonceStore;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.net.URI;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the code of docs/guide/other-oauth1-apis.md, which uses only mmf-oauth1 and Feign. */
class OtherOAuth1ApisTest {
  private static final ClientCredentials APPLICATION =
      ClientCredentials.of("dpf43f3p2l4k3l03", "kd94hf93k423kf44");

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private final TokenStore store = TokenStore.inMemory();

  // docs: api
  interface Photos {
    @RequestLine("GET /photos?size={size}")
    @Headers(UserKey.HEADER + ": {user}")
    String photos(@Param("user") String userKey, @Param("size") String size);
  }

  // end

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(ok("[]")));
    store.put("jane", TokenCredentials.of("nnch734d00sl2jdk", "pfkkdhi9sl3r4s00"));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void signedCall_isVerified() {
    // docs: sign
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(APPLICATION)
            .signatureMethod(SignatureMethod.hmacSha256()) // default: HMAC-SHA1
            .build();
    Photos photos =
        Feign.builder()
            .requestInterceptor(
                OAuth1RequestInterceptor.builder()
                    .signer(signer)
                    .credentials(store.perUser())
                    .placement(Placement.HEADER)
                    .build())
            .target(Photos.class, server.baseUrl());
    // end
    photos.photos("jane", "über & so");

    LoggedRequest received = server.getAllServeEvents().get(0).getRequest();
    assertThat(received.getHeader(UserKey.HEADER)).isNull();
    assertThat(verified(received).token()).isEqualTo("nnch734d00sl2jdk");
  }

  private VerifiedRequest verified(LoggedRequest request) {
    // docs: verify
    OAuth1Verifier verifier =
        OAuth1Verifier.builder()
            .signatureMethods(SignatureMethod.hmacSha256())
            .credentials(
                new CredentialsLookup() {
                  @Override
                  public String clientSecret(String clientKey) {
                    return clientKey.equals(APPLICATION.key()) ? APPLICATION.secret() : null;
                  }

                  @Override
                  public String tokenSecret(String clientKey, String token) {
                    return token.equals("nnch734d00sl2jdk") ? "pfkkdhi9sl3r4s00" : null;
                  }
                })
            .build();
    return verifier.verify(
        new ReceivedRequest(
            request.getMethod().getName(),
            request.getAbsoluteUrl(),
            request.getHeader("Authorization"),
            request.getHeader("Content-Type"),
            request.getBodyAsString()));
    // end
  }

  @Test
  void severalInstances_acceptARequestOnce() throws Exception {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setUrl("jdbc:h2:mem:nonces;DB_CLOSE_DELAY=-1");
    // docs: nonces
    JdbcNonceStore nonces = JdbcNonceStore.builder().dataSource(dataSource).build();
    nonces.createTable();
    OAuth1Verifier.Builder verifier = OAuth1Verifier.builder().nonceStore(nonces);
    // end
    CredentialsLookup lookup = new Application();
    String header =
        OAuth1Signer.builder()
            .clientCredentials(APPLICATION)
            .build()
            .sign(SigningRequest.of("GET", "http://photos.example/photos"))
            .authorizationHeader();
    ReceivedRequest received =
        new ReceivedRequest("GET", "http://photos.example/photos", header, null, "");
    OAuth1Verifier one = verifier.credentials(lookup).build();
    OAuth1Verifier other = verifier.credentials(lookup).build();

    assertThat(one.verify(received).clientKey()).isEqualTo(APPLICATION.key());
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> other.verify(received))
        .extracting(OAuth1RefusedException::reason)
        .isEqualTo(OAuth1RefusedException.Reason.NONCE_REPLAYED);
  }

  private static final class Application implements CredentialsLookup {
    @Override
    public String clientSecret(String clientKey) {
      return clientKey.equals(APPLICATION.key()) ? APPLICATION.secret() : null;
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      return null;
    }
  }

  @Test
  void flow_ofAnotherServer_requestsTemporaryCredentialsFromIt() {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                ok(
                    "oauth_token=hh5s93j4hdidpola&oauth_token_secret=hdhd0244k9j7ao03"
                        + "&oauth_callback_confirmed=true")));
    URI photos = URI.create(server.baseUrl());
    // docs: flow
    WebRedirectionFlow flow =
        WebRedirectionFlow.builder()
            .endpoints(
                new OAuth1Endpoints(
                    photos.resolve("/initiate"),
                    photos.resolve("/authorize"),
                    photos.resolve("/token")))
            .clientCredentials(APPLICATION)
            .build();
    // end
    URI page = flow.authorizationUrl(flow.begin(URI.create("http://printer.example.com/ready")));

    assertThat(page.toString()).startsWith(server.baseUrl() + "/authorize?oauth_token=hh5s93j4");
  }
}
