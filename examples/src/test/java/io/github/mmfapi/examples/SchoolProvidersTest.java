package io.github.mmfapi.examples;

import static io.github.mmfapi.examples.ProviderServer.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.Feign;
import feign.RequestLine;
import io.github.mmfapi.examples.ProviderServer.Call;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.authorization.AuthorizationDeniedException;
import io.github.mmfapi.oauth1.authorization.FlowVariant;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.TokenGrant;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.ForwardedHeader;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ProxyPolicy;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jira, Garmin, and what schools use, of docs/guide/providers.md. */
class SchoolProvidersTest {
  private static final URI CALLBACK = URI.create("https://app.example/back");

  private final ClientCredentials application = APPLICATION;

  @TempDir private Path folder;

  interface Resource {
    @RequestLine("GET /v1/users/me")
    String get();
  }

  @Test
  void jira() throws Exception {
    RsaKeyFile key = RsaKeyFile.create(folder.resolve("jira.pem"), 1024);
    Path keyFile = key.path();
    try (ProviderServer server =
        ProviderServer.start(
            SchoolProvidersTest::jiraRules, SignatureMethod.rsaSha1(key.publicKey()))) {
      String base = server.url().toString();
      String consumerKey = application.key();
      // docs: jira
      SignatureMethod rsa = SignatureMethod.rsaSha1(RsaKeys.read(keyFile));
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      URI.create(base + "/plugins/servlet/oauth/request-token"),
                      URI.create(base + "/plugins/servlet/oauth/authorize"),
                      URI.create(base + "/plugins/servlet/oauth/access-token")))
              .clientCredentials(ClientCredentials.of(consumerKey, "")) // the key file signs
              .signatureMethod(rsa)
              .placement(Placement.HEADER)
              .build();
      PendingAuthorization pending = flow.begin(CALLBACK);
      // end
      URI denied = ProviderServer.granted("denied");
      assertThatExceptionOfType(AuthorizationDeniedException.class)
          .isThrownBy(() -> flow.complete(pending, denied));
      URI granted = ProviderServer.granted("mK9x2");
      assertThat(flow.complete(pending, granted)).isEqualTo(ProviderServer.TOKEN);
    }
  }

  private static String jiraRules(Call call) {
    if (call.path().endsWith("/request-token")) {
      return ProviderServer.temporary();
    }
    return "denied".equals(call.verified().verifier())
        ? "oauth_problem=permission_denied"
        : ProviderServer.token("");
  }

  @Test
  void garmin() {
    try (ProviderServer server =
        ProviderServer.start(
            call ->
                call.path().endsWith("/request_token")
                    ? garminTemporary(call)
                    : ProviderServer.token(""),
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: garmin
      // URI url = URI.create("https://connectapi.garmin.com");
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/oauth-service/oauth/request_token"),
                      URI.create("https://connect.garmin.com/oauthConfirm"),
                      url.resolve("/oauth-service/oauth/access_token")))
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .variant(FlowVariant.builder().callback(false).build())
              .build();
      PendingAuthorization pending = flow.begin(CALLBACK);
      URI page = flow.authorizationUrl(pending); // has the callback
      // end
      assertThat(page.getQuery()).endsWith("&oauth_callback=https://app.example/back");
      assertThat(flow.complete(pending, ProviderServer.granted("v")))
          .isEqualTo(ProviderServer.TOKEN);
    }
  }

  private static String garminTemporary(Call call) {
    call.require(!call.names().contains("oauth_callback"), "there is a callback");
    return ProviderServer.temporary();
  }

  @Test
  void schoology() {
    try (ProviderServer server =
        ProviderServer.start(
            call -> {
              call.require(
                  call.authorization().startsWith("OAuth realm=\"Schoology API\","), "no realm");
              call.require(call.names().contains("oauth_token"), "oauth_token is missing");
              call.require(call.verified().token() == null, "there is a token");
              return "ok";
            },
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: schoology
      // URI url = URI.create("https://api.schoology.com");
      OAuth1Signer signer =
          OAuth1Signer.builder()
              .clientCredentials(application)
              .realm("Schoology API")
              .emptyToken(true) // two-legged: oauth_token=""
              .build();
      // end
      Resource schoology =
          Feign.builder()
              .requestInterceptor(OAuth1RequestInterceptor.builder().signer(signer).build())
              .target(Resource.class, url.toString());
      assertThat(schoology.get()).isEqualTo("ok");
    }
  }

  @Test
  void zotero() {
    try (ProviderServer server =
        ProviderServer.start(
            call ->
                call.path().equals("/oauth/request")
                    ? ProviderServer.temporary()
                    : ProviderServer.token("&userID=475425&username=jane"),
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: zotero
      // URI url = URI.create("https://www.zotero.org");
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/oauth/request"),
                      url.resolve("/oauth/authorize"),
                      url.resolve("/oauth/access")))
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .variant(
                  FlowVariant.builder()
                      .authorizationParameters(
                          List.of(
                              new Parameter("name", "My application"),
                              new Parameter("library_access", "1"),
                              new Parameter("write_access", "0")))
                      .build())
              .build();
      PendingAuthorization pending = flow.begin(CALLBACK);
      // end
      assertThat(flow.authorizationUrl(pending).getQuery())
          .endsWith("&name=My application&library_access=1&write_access=0");
      URI received = ProviderServer.granted("v");
      // docs: zotero-key
      TokenGrant grant = flow.grant(pending, received);
      String apiKey = grant.credentials().secret(); // calls are not signed: Zotero-API-Key
      String userId = grant.values().get("userID");
      // end
      assertThat(List.of(apiKey, userId)).containsExactly(ProviderServer.TOKEN.secret(), "475425");
    }
  }

  @Test
  void lti() throws Exception {
    // docs: lti-platform
    SignedRequest launch =
        OAuth1Signer.builder()
            .clientCredentials(application)
            .build()
            .sign(
                SigningRequest.of("POST", "https://tool.example/launch")
                    .withCallback("about:blank")
                    .withForm(
                        List.of(
                            new Parameter("lti_message_type", "basic-lti-launch-request"),
                            new Parameter("lti_version", "LTI-1p0"),
                            new Parameter("resource_link_id", "120988f929-274612"))));
    // write the form's parameters and launch.oauthParameters() as hidden fields of a page
    // end
    Map<String, List<String>> headers = Map.of("X-Forwarded-Proto", List.of("https"));
    InetAddress peer = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    InetAddress proxy = peer;
    ReceivedRequest arrived =
        new ReceivedRequest(
            "POST",
            "http://tool.example/launch",
            null,
            "application/x-www-form-urlencoded",
            launch.body());
    CredentialsLookup platforms = new Platforms();
    // docs: lti-tool
    OAuth1Verifier verifier = OAuth1Verifier.builder().credentials(platforms).build();
    ProxyPolicy policy = ProxyPolicy.trusting(proxy::equals, ForwardedHeader.X_FORWARDED_PROTO);
    Function<String, List<String>> header = name -> headers.getOrDefault(name, List.of());
    VerifiedRequest verified = verifier.verify(policy.apply(arrived, peer, header));
    // end
    assertThat(verified.clientKey()).isEqualTo(application.key());
    assertThat(verified.callback()).isEqualTo("about:blank");
    assertThat(verified.parameters()).contains(new Parameter("lti_version", "LTI-1p0"));
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> verifier.verify(arrived))
        .extracting(OAuth1RefusedException::reason)
        .isEqualTo(OAuth1RefusedException.Reason.BAD_SIGNATURE);
  }

  /** The learning platforms that may launch the tool. */
  private static final class Platforms implements CredentialsLookup {
    @Override
    public String clientSecret(String clientKey) {
      return clientKey.equals(APPLICATION.key()) ? APPLICATION.secret() : null;
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      return null;
    }
  }
}
