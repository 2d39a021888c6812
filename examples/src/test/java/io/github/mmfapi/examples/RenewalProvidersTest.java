package io.github.mmfapi.examples;

import static io.github.mmfapi.examples.ProviderServer.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.Body;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request.HttpMethod;
import feign.RequestLine;
import io.github.mmfapi.examples.ProviderServer.Call;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.FlowVariant;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.TokenGrant;
import io.github.mmfapi.oauth1.authorization.TokenRequestException;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers of docs/guide/providers.md that renew a token, or issue one for a password. */
class RenewalProvidersTest {
  private static final URI CALLBACK = URI.create("https://app.example/back");

  private final ClientCredentials application = APPLICATION;

  @TempDir private Path folder;

  // docs: etrade-renewal
  interface ETrade {
    @RequestLine("GET /oauth/renew_access_token")
    String renew();
  }

  // end

  // docs: instapaper-calls
  interface Instapaper {
    @RequestLine("POST /api/1/bookmarks/list")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    @Body("limit={limit}")
    String bookmarks(@Param("limit") int limit);
  }

  // end

  @Test
  void etrade() {
    try (ProviderServer server =
        ProviderServer.start(RenewalProvidersTest::etradeRules, SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: etrade
      // URI url = URI.create("https://api.etrade.com");
      String authorize = "https://us.etrade.com/e/t/etws/authorize";
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/oauth/request_token"),
                      URI.create(authorize),
                      url.resolve("/oauth/access_token")))
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .variant(
                  FlowVariant.builder()
                      .temporaryCredentialsMethod(HttpMethod.GET)
                      .tokenCredentialsMethod(HttpMethod.GET)
                      .build())
              .build();
      PendingAuthorization pending = flow.begin(null); // a callback belongs to the key
      String page =
          authorize
              + "?"
              + Parameters.render(
                  List.of(
                      new Parameter("key", application.key()),
                      new Parameter("token", pending.temporaryCredentials().token())));
      // end
      assertThat(page).isEqualTo(authorize + "?key=9djdj82h48djs9d2&token=hdk48Djdsa");
      TokenCredentials token = flow.complete(pending, "WXYZ89");
      ETrade etrade = signed(token).target(ETrade.class, url.toString());
      assertThat(etrade.renew()).isEqualTo("Access Token has been renewed");
    }
  }

  private static String etradeRules(Call call) {
    call.require(call.request().method().equals("GET"), "not called by GET");
    call.require(!call.authorization().isEmpty(), "the parameters are not in the header");
    return switch (call.path()) {
      case "/oauth/request_token" -> {
        call.require("oob".equals(call.verified().callback()), "oauth_callback is not oob");
        yield ProviderServer.temporary();
      }
      case "/oauth/access_token" -> {
        call.require(call.verified().verifier() != null, "oauth_verifier is missing");
        yield ProviderServer.token("");
      }
      default -> {
        call.require(
            ProviderServer.TOKEN.token().equals(call.verified().token()), "the token is missing");
        yield "Access Token has been renewed";
      }
    };
  }

  private Feign.Builder signed(TokenCredentials token) {
    return Feign.builder()
        .requestInterceptor(
            OAuth1RequestInterceptor.builder()
                .signer(OAuth1Signer.builder().clientCredentials(application).build())
                .credentials(TokenCredentialsProvider.of(token))
                .build());
  }

  @Test
  void instapaper() {
    try (ProviderServer server =
        ProviderServer.start(RenewalProvidersTest::instapaperRules, SignatureMethod.hmacSha1())) {
      URI url = server.url();
      String username = "anna@example.org";
      String password = "a b&c=d+e%";
      // docs: instapaper
      // URI url = URI.create("https://www.instapaper.com");
      URI tokens = url.resolve("/api/1/oauth/access_token");
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(new OAuth1Endpoints(tokens, tokens, tokens)) // there is one only
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .build();
      TokenCredentials token = flow.grantForPassword(username, password).credentials();
      // end
      assertThat(token).isEqualTo(ProviderServer.TOKEN);
      assertThat(signed(token).target(Instapaper.class, url.toString()).bookmarks(25))
          .isEqualTo("[25]");
      assertThatExceptionOfType(TokenRequestException.class)
          .isThrownBy(() -> flow.grantForPassword(username, "another"))
          .withMessageContaining("Check user name and password");
    }
  }

  private static String instapaperRules(Call call) {
    call.require(call.request().method().equals("POST"), "not called by POST");
    call.require(!call.authorization().isEmpty(), "the parameters are not in the header");
    call.require(!call.request().url().contains("?"), "there is a query");
    List<Parameter> form = call.verified().parameters();
    if (call.path().equals("/api/1/oauth/access_token")) {
      call.require(call.verified().token() == null, "there is a token");
      call.require(
          form.equals(
              List.of(
                  new Parameter("x_auth_mode", "client_auth"),
                  new Parameter("x_auth_username", "anna@example.org"),
                  new Parameter("x_auth_password", "a b&c=d+e%"))),
          "wrong user name or password");
      return ProviderServer.token("");
    }
    call.require(call.verified().token() != null, "the token is missing");
    return "[" + form.get(0).value() + "]";
  }

  @Test
  void atlassian() throws Exception {
    RsaKeyFile key = RsaKeyFile.create(folder.resolve("atlassian.pem"), 1024);
    try (ProviderServer server =
        ProviderServer.start(
            RenewalProvidersTest::atlassianRules, SignatureMethod.rsaSha1(key.publicKey()))) {
      String base = server.url().toString();
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      URI.create(base + "/request-token"),
                      URI.create(base + "/authorize"),
                      URI.create(base + "/access-token")))
              .clientCredentials(ClientCredentials.of(application.key(), ""))
              .signatureMethod(SignatureMethod.rsaSha1(RsaKeys.read(key.path())))
              .placement(Placement.HEADER)
              .build();
      PendingAuthorization pending = flow.begin(CALLBACK);
      URI received = ProviderServer.granted("mK9x2");
      // docs: atlassian-renewal
      TokenGrant grant = flow.grant(pending, received);
      String sessionHandle = grant.values().get("oauth_session_handle"); // keep it as a secret
      // before oauth_expires_in seconds are over, or after
      TokenGrant renewed = flow.renew(grant.credentials(), sessionHandle);
      // end
      assertThat(renewed.values())
          .isEqualTo(
              Map.of(
                  "oauth_expires_in", "157680000",
                  "oauth_session_handle", "h2",
                  "oauth_authorization_expires_in", "160272000"));
      assertThatExceptionOfType(TokenRequestException.class)
          .isThrownBy(() -> flow.renew(grant.credentials(), "h2"))
          .withMessageContaining("the handle is another");
    }
  }

  /** The token endpoint serves both exchanges, and tells them apart by the token. */
  private static String atlassianRules(Call call) {
    if (call.path().equals("/request-token")) {
      return ProviderServer.temporary();
    }
    String session =
        "&oauth_expires_in=157680000&oauth_session_handle=%s&oauth_authorization_expires_in=160272000";
    if (!ProviderServer.TOKEN.token().equals(call.verified().token())) {
      call.require(call.verified().verifier() != null, "oauth_verifier is missing");
      return ProviderServer.token(session.replace("%s", "h1"));
    }
    call.require(call.authorization().contains("oauth_session_handle="), "there is no handle");
    call.require(
        call.authorization().contains("oauth_session_handle=\"h1\""), "the handle is another");
    return ProviderServer.token(session.replace("%s", "h2"));
  }
}
