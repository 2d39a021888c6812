package io.github.mmfapi.examples;

import static io.github.mmfapi.examples.ProviderServer.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request.HttpMethod;
import feign.RequestLine;
import io.github.mmfapi.examples.ProviderServer.Call;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.authorization.FlowVariant;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.TokenGrant;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sites for people of docs/guide/providers.md, each with a server of its rules. */
class SocialProvidersTest {
  private static final URI CALLBACK = URI.create("https://app.example/back");

  private final ClientCredentials application = APPLICATION;

  // docs: upload
  interface Upload {
    @RequestLine("POST /1.1/media/upload.json")
    @Headers("Content-Type: multipart/form-data; boundary={boundary}")
    String upload(@Param("boundary") String boundary, byte[] parts);
  }

  // end

  interface Resource {
    @RequestLine("GET /resource")
    String get();
  }

  @Test
  void x() {
    try (ProviderServer server =
        ProviderServer.start(
            call -> flow(call, "&user_id=6253282&screen_name=twitterapi"),
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: x
      // URI url = URI.create("https://api.x.com");
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/oauth/request_token"),
                      url.resolve("/oauth/authorize"),
                      url.resolve("/oauth/access_token")))
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .variant(
                  FlowVariant.builder()
                      .temporaryCredentialsParameters(
                          List.of(new Parameter("x_auth_access_type", "read")))
                      .build())
              .build();
      PendingAuthorization pending = flow.begin(CALLBACK);
      // the user grants access at flow.authorizationUrl(pending)
      // end
      assertThat(server.calls().get(0).verified().parameters())
          .containsExactly(new Parameter("x_auth_access_type", "read"));
      URI received = ProviderServer.granted("uw7NjWHT6OJ1MpJOXsHfNxoAhPKpgI8BlYDhxEjIBY");
      // docs: x-user
      TokenGrant grant = flow.grant(pending, received);
      String screenName = grant.values().get("screen_name");
      // end
      assertThat(screenName).isEqualTo("twitterapi");
      assertThat(grant.values()).containsEntry("user_id", "6253282");

      Upload upload = signed(Feign.builder(), grant).target(Upload.class, url.toString());
      String part =
          "--b\r\nContent-Disposition: form-data; name=\"media_category\"\r\n\r\na=b&c\r\n--b--\r\n";
      assertThat(upload.upload("b", part.getBytes(StandardCharsets.UTF_8))).isEqualTo("ok");
      assertThat(server.calls().get(2).verified().parameters()).isEmpty();
    }
  }

  private Feign.Builder signed(Feign.Builder feign, TokenGrant grant) {
    return feign.requestInterceptor(
        OAuth1RequestInterceptor.builder()
            .signer(OAuth1Signer.builder().clientCredentials(application).build())
            .credentials(TokenCredentialsProvider.of(grant.credentials()))
            .build());
  }

  /** Answers the token requests of a server whose addresses end in these names. */
  private static String flow(Call call, String further) {
    if (call.path().endsWith("/request_token") || call.path().endsWith("GetRequestToken")) {
      call.require(call.verified().callback() != null, "oauth_callback is missing");
      return ProviderServer.temporary();
    }
    if (call.path().endsWith("/access_token") || call.path().endsWith("GetAccessToken")) {
      call.require(call.verified().verifier() != null, "oauth_verifier is missing");
      return ProviderServer.token(further);
    }
    return "ok";
  }

  @Test
  void discogs() {
    SignatureMethod loopback = SignatureMethod.plaintextOverHttp();
    try (ProviderServer server =
        ProviderServer.start(SocialProvidersTest::discogsRules, loopback)) {
      URI url = server.url();
      SignatureMethod plaintext = loopback;
      // docs: discogs
      // URI url = URI.create("https://api.discogs.com");
      // SignatureMethod plaintext = SignatureMethod.plaintext(); // refuses http: URLs
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/oauth/request_token"),
                      URI.create("https://www.discogs.com/oauth/authorize"),
                      url.resolve("/oauth/access_token")))
              .clientCredentials(application)
              .signatureMethod(plaintext)
              .placement(Placement.HEADER)
              .variant(FlowVariant.builder().temporaryCredentialsMethod(HttpMethod.GET).build())
              .build();
      Feign.Builder feign =
          Feign.builder().requestInterceptor(call -> call.header("User-Agent", "MyApp/1.0"));
      // end
      TokenGrant grant = flow.grant(flow.begin(CALLBACK), ProviderServer.granted("v"));
      OAuth1Signer signer =
          OAuth1Signer.builder().clientCredentials(application).signatureMethod(plaintext).build();
      Resource resource =
          feign
              .requestInterceptor(
                  OAuth1RequestInterceptor.builder()
                      .signer(signer)
                      .credentials(TokenCredentialsProvider.of(grant.credentials()))
                      .build())
              .target(Resource.class, url.toString());
      assertThat(resource.get()).isEqualTo("ok");
      assertThat(server.calls())
          .extracting(call -> call.request().method())
          .containsExactly("GET", "POST", "GET");
    }
  }

  private static String discogsRules(Call call) {
    if (call.path().equals("/resource")) {
      List<String> agent = call.exchange().getRequestHeaders().get("User-Agent");
      call.require(List.of("MyApp/1.0").equals(agent), "the User-Agent is missing");
    }
    return flow(call, "");
  }

  @Test
  void trello() {
    try (ProviderServer server =
        ProviderServer.start(call -> flow(call, ""), SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: trello
      // URI url = URI.create("https://trello.com");
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/1/OAuthGetRequestToken"),
                      url.resolve("/1/OAuthAuthorizeToken"),
                      url.resolve("/1/OAuthGetAccessToken")))
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .variant(
                  FlowVariant.builder()
                      .authorizationParameters(
                          List.of(
                              new Parameter("name", "My application"),
                              new Parameter("scope", "read,write"),
                              new Parameter("expiration", "30days")))
                      .build())
              .build();
      PendingAuthorization pending = flow.begin(CALLBACK);
      URI page = flow.authorizationUrl(pending);
      // end
      assertThat(page.toString())
          .endsWith("&name=My%20application&scope=read%2Cwrite&expiration=30days");
      TokenGrant grant = flow.grant(pending, ProviderServer.granted("v"));
      assertThat(signed(Feign.builder(), grant).target(Resource.class, url.toString()).get())
          .isEqualTo("ok");
    }
  }

  @Test
  void flickr() {
    try (ProviderServer server =
        ProviderServer.start(
            call -> {
              call.require(call.request().method().equals("GET"), "not called by GET");
              call.require(call.authorization().isEmpty(), "the parameters are not in the query");
              return flow(
                  call, "&fullname=Jamal%20F&user_nsid=21207597%40N07&username=jamalfanaian");
            },
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: flickr
      // URI url = URI.create("https://www.flickr.com");
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/services/oauth/request_token"),
                      url.resolve("/services/oauth/authorize"),
                      url.resolve("/services/oauth/access_token")))
              .clientCredentials(application)
              .placement(Placement.QUERY)
              .variant(
                  FlowVariant.builder()
                      .temporaryCredentialsMethod(HttpMethod.GET)
                      .tokenCredentialsMethod(HttpMethod.GET)
                      .authorizationParameters(List.of(new Parameter("perms", "write")))
                      .build())
              .build();
      // end
      PendingAuthorization pending = flow.begin(CALLBACK);
      assertThat(flow.authorizationUrl(pending).getQuery()).endsWith("&perms=write");
      TokenGrant grant = flow.grant(pending, ProviderServer.granted("v"));
      assertThat(grant.values())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "fullname", "Jamal F",
                  "user_nsid", "21207597@N07",
                  "username", "jamalfanaian"));
    }
  }

  @Test
  void tumblr() {
    try (ProviderServer server =
        ProviderServer.start(
            call -> {
              call.require(!call.authorization().isEmpty(), "the parameters are not in the header");
              return flow(call, "");
            },
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: tumblr
      // URI url = URI.create("https://www.tumblr.com"); // calls go to https://api.tumblr.com
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      url.resolve("/oauth/request_token"),
                      url.resolve("/oauth/authorize"),
                      url.resolve("/oauth/access_token")))
              .clientCredentials(application)
              .placement(Placement.HEADER)
              .build();
      // end
      TokenGrant grant = flow.grant(flow.begin(CALLBACK), ProviderServer.granted("v"));
      assertThat(signed(Feign.builder(), grant).target(Resource.class, url.toString()).get())
          .isEqualTo("ok");
    }
  }
}
