package io.github.mmfapi.spring.autoconfigure;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestInterceptor;
import feign.RequestLine;
import feign.Target;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.UserKey;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import io.github.mmfapi.spring.CurrentUser;
import io.github.mmfapi.spring.oauth1.OAuth1Clients;
import io.github.mmfapi.testoutput.Leftovers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Clients of any OAuth 1 API, made from properties, as a server verifies them. */
class OAuth1ClientsTest {
  private static final TokenCredentials JANE = TokenCredentials.of("jane-token", "jane-secret");
  private static final WireMockServer SERVER =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  interface Photos {
    @RequestLine("GET /photos?size={size}")
    String photos(@Param("size") String size);

    @RequestLine("GET /photos")
    @Headers(UserKey.HEADER + ": {user}")
    String of(@Param("user") String user);
  }

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void reset() {
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).willReturn(ok("[]")));
  }

  private static ApplicationContextRunner application() {
    return Applications.empty()
        .withPropertyValues(
            "mmf.enabled=false",
            "oauth1.clients.photos.client-key=app",
            "oauth1.clients.photos.client-secret=app-secret");
  }

  private static Photos client(String name, RequestInterceptor interceptor) {
    return Feign.builder()
        .requestInterceptor(interceptor)
        .target(new Target.HardCodedTarget<>(Photos.class, name, SERVER.baseUrl()));
  }

  private static LoggedRequest received() {
    return SERVER.getAllServeEvents().get(0).getRequest();
  }

  private static VerifiedRequest verified(SignatureMethod method) {
    LoggedRequest request = received();
    return OAuth1Verifier.builder()
        .signatureMethods(method)
        .credentials(
            new CredentialsLookup() {
              @Override
              public String clientSecret(String clientKey) {
                return clientKey.equals("app") ? "app-secret" : null;
              }

              @Override
              public String tokenSecret(String clientKey, String token) {
                return token.endsWith("-token") ? JANE.secret() : null;
              }
            })
        .build()
        .verify(
            new ReceivedRequest(
                request.getMethod().getName(),
                request.getAbsoluteUrl(),
                request.getHeader("Authorization"),
                request.getHeader("Content-Type"),
                request.getBodyAsString()));
  }

  @Test
  void noProperties_makeNoBeans() {
    Applications.application()
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(OAuth1Clients.class);
              assertThat(context).doesNotHaveBean(RequestInterceptor.class);
            });
  }

  @Test
  void feignClient_ofThatName_isSigned_withoutTheClientOfMapMyFitness() {
    application()
        .withClassLoader(new FilteredClassLoader(MmfClient.class))
        .run(
            context -> {
              client("photos", context.getBean(RequestInterceptor.class)).photos("ü & so");
              assertThat(verified(SignatureMethod.hmacSha1()).token()).isNull();
            });
  }

  @Test
  void feignClient_ofAnotherName_isLeftAlone() {
    application()
        .run(
            context -> {
              client("videos", context.getBean(RequestInterceptor.class)).photos("1");
              assertThat(received().getHeader("Authorization")).isNull();
              assertThat(received().getUrl()).isEqualTo("/photos?size=1");
            });
  }

  @Test
  void fixedToken_signs() {
    application()
        .withPropertyValues(
            "oauth1.clients.photos.token=jane-token",
            "oauth1.clients.photos.token-secret=jane-secret",
            "oauth1.clients.photos.signature-method=HMAC-SHA256",
            "oauth1.clients.photos.placement=query")
        .run(
            context -> {
              OAuth1Clients clients = context.getBean(OAuth1Clients.class);
              client("any", clients.client("photos").interceptor()).photos("1");
              assertThat(received().getUrl()).contains("oauth_signature_method=HMAC-SHA256");
              assertThat(verified(SignatureMethod.hmacSha256()).token()).isEqualTo("jane-token");
            });
  }

  @Test
  void users_areNamedByTheCall_orAreCurrent() {
    application()
        .withBean(CurrentUser.class, () -> () -> "john")
        .run(
            context -> {
              OAuth1Clients clients = context.getBean(OAuth1Clients.class);
              TokenStore tokens = clients.client("photos").tokens();
              tokens.put("jane", JANE);
              tokens.put("john", TokenCredentials.of("john-token", JANE.secret()));
              Photos photos = client("photos", context.getBean(RequestInterceptor.class));
              photos.of("jane");
              assertThat(verified(SignatureMethod.hmacSha1()).token()).isEqualTo("jane-token");
              assertThat(received().getHeader(UserKey.HEADER)).isNull();
              photos.photos("1");
              assertThat(verified(SignatureMethod.hmacSha1()).token()).isEqualTo("john-token");
              assertThat(tokens.userKeys()).containsExactly("jane", "john");
              assertThat(context.getBean(TokenStore.class).userKeys())
                  .containsExactly("photos:jane", "photos:john");
              assertThat(tokens.remove("jane")).isTrue();
              assertThat(context.getBean(TokenStore.class).userKeys())
                  .containsExactly("photos:john");
            });
  }

  @Test
  void privateKey_signsWithRsa(@TempDir Path folder) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Path file = Files.writeString(folder.resolve("key.pem"), pem);
    application()
        .withPropertyValues(
            "oauth1.clients.photos.signature-method=rsa-sha1",
            "oauth1.clients.photos.private-key=file:" + file)
        .run(
            context -> {
              client("photos", context.getBean(RequestInterceptor.class)).photos("1");
              assertThat(verified(SignatureMethod.rsaSha1(pair.getPublic())).clientKey())
                  .isEqualTo("app");
            });
  }

  @Test
  void flow_asksTheEndpoints() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(ok("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true")));
    application()
        .withPropertyValues(
            "oauth1.clients.photos.temporary-credentials-url=" + SERVER.url("/initiate"),
            "oauth1.clients.photos.authorization-url=" + SERVER.url("/authorize"),
            "oauth1.clients.photos.token-credentials-url=" + SERVER.url("/token"))
        .run(
            context -> {
              var flow = context.getBean(OAuth1Clients.class).client("photos").flow();
              URI page = flow.authorizationUrl(flow.begin(URI.create("http://app.example/back")));
              assertThat(page.toString()).startsWith(SERVER.url("/authorize?oauth_token=t"));
              assertThat(received().getUrl()).startsWith("/initiate");
            });
  }

  @Test
  void client_withoutEndpointsOrOfAnUnknownName_saysSo() {
    application()
        .run(
            context -> {
              OAuth1Clients clients = context.getBean(OAuth1Clients.class);
              assertThat(clients.names()).containsExactly("photos");
              assertThatIllegalStateException()
                  .isThrownBy(() -> clients.client("photos").flow())
                  .withMessageContaining("temporary-credentials-url");
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> clients.client("videos"))
                  .withMessageContaining("oauth1.clients.videos");
            });
  }

  @Test
  void privateKey_thatIsNone_isNotLeftOpen(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key.pem"), "no key");
    Leftovers leftovers = Leftovers.fromNowOn();
    application()
        .withPropertyValues(
            "oauth1.clients.photos.signature-method=rsa-sha256",
            "oauth1.clients.photos.private-key=file:" + file)
        .run(context -> assertThat(context).hasFailed());

    leftovers.assertNone("a context with a wrong key");
  }

  @ParameterizedTest
  @CsvSource({
    "client-key, ' '",
    "token-secret, hidden",
    "signature-method, rsa-sha1",
    "private-key, classpath:absent.pem",
    "realm, 'ü'",
    "authorization-url, http://h.example/a",
  })
  void property_thatCannotBeUsed_isNamed(String property, String value) {
    String[] more =
        property.equals("private-key")
            ? new String[] {"oauth1.clients.photos.signature-method=rsa-sha256"}
            : new String[0];
    application()
        .withPropertyValues("oauth1.clients.photos." + property + "=" + value)
        .withPropertyValues(more)
        .run(
            context -> {
              var failure = ClientPropertiesTest.cause(context.getStartupFailure());
              assertThat(failure.property()).startsWith("oauth1.clients.photos.");
              assertThat(failure).hasMessageNotContaining("hidden");
            });
  }
}
