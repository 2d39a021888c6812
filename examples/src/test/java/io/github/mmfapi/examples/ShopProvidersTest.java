package io.github.mmfapi.examples;

import static io.github.mmfapi.examples.ProviderServer.APPLICATION;
import static io.github.mmfapi.examples.ProviderServer.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.Feign;
import feign.FeignException;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.mmfapi.examples.ProviderServer.Call;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.RsaKeys;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.FlowVariant;
import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shops and payments of docs/guide/providers.md, each with a server of its rules. */
class ShopProvidersTest {
  private final ClientCredentials application = APPLICATION;
  private final TokenCredentials token = TOKEN;

  @TempDir private Path folder;

  // docs: interfaces
  interface NetSuite {
    @RequestLine("GET /services/rest/record/v1/employee/{id}")
    String employee(@Param("id") String id);
  }

  interface WooCommerce {
    @RequestLine("GET /wc-api/v3/orders?filter[limit]={limit}")
    String orders(@Param("limit") int limit);
  }

  interface Magento {
    @RequestLine("GET /rest/V1/orders?searchCriteria[pageSize]={size}")
    String orders(@Param("size") int size);
  }

  interface BrickLink {
    @RequestLine("GET /api/store/v1/orders?direction={direction}")
    String orders(@Param("direction") String direction);
  }

  interface Mastercard {
    @RequestLine("POST /service")
    @Headers("Content-Type: application/json")
    String call(String json);
  }

  // end

  // docs: client
  static <T> T client(
      Class<T> type, URI url, OAuth1Signer signer, TokenCredentialsProvider credentials) {
    return Feign.builder()
        .requestInterceptor(
            OAuth1RequestInterceptor.builder().signer(signer).credentials(credentials).build())
        .target(type, url.toString());
  }

  // end

  @Test
  void netSuite() {
    try (ProviderServer server =
        ProviderServer.start(ShopProvidersTest::netSuiteRules, SignatureMethod.hmacSha256())) {
      String account = "1234567-sb1"; // as in the host name
      URI url = server.url();
      // docs: netsuite
      // URI url = URI.create("https://" + account + ".suitetalk.api.netsuite.com");
      OAuth1Signer signer =
          OAuth1Signer.builder()
              .clientCredentials(application)
              .signatureMethod(SignatureMethod.hmacSha256())
              .realm(account.toUpperCase(Locale.ROOT).replace('-', '_')) // 1234567_SB1
              .build();
      NetSuite netSuite = client(NetSuite.class, url, signer, TokenCredentialsProvider.of(token));
      // end
      assertThat(netSuite.employee("40")).isEqualTo("ok");

      NetSuite wrong =
          client(
              NetSuite.class,
              url,
              OAuth1Signer.builder().clientCredentials(application).realm("1234567_SB1").build(),
              TokenCredentialsProvider.of(token));
      assertThatExceptionOfType(FeignException.Unauthorized.class)
          .isThrownBy(() -> wrong.employee("40"))
          .withMessageContaining("use one of [HMAC-SHA256]");
    }
  }

  private static String netSuiteRules(Call call) {
    call.require(
        call.authorization().startsWith("OAuth realm=\"1234567_SB1\","), "the realm is wrong");
    call.require(call.verified().token() != null, "the token is missing");
    return "ok";
  }

  @Test
  void wooCommerce() {
    try (ProviderServer server =
        ProviderServer.start(
            ShopProvidersTest::wooCommerceRules,
            SignatureMethod.hmacSha1(),
            SignatureMethod.hmacSha256())) {
      URI shop = server.url();
      // docs: woocommerce
      WooCommerce orders =
          Feign.builder()
              .requestInterceptor(
                  OAuth1RequestInterceptor.builder()
                      .signer(
                          OAuth1Signer.builder()
                              .clientCredentials(application)
                              .signatureMethod(SignatureMethod.hmacSha256())
                              .includeVersion(false)
                              .build())
                      .placement(Placement.QUERY)
                      .build())
              .target(WooCommerce.class, shop.toString());
      // end
      assertThat(orders.orders(5)).isEqualTo("ok");
      assertThat(server.calls().get(0).verified().parameters())
          .containsExactly(new Parameter("filter[limit]", "5"));
    }
  }

  private static String wooCommerceRules(Call call) {
    call.require(call.authorization().isEmpty(), "the parameters are not in the query");
    call.require(!call.request().url().contains("oauth_token"), "there is a token");
    call.require(!call.request().url().contains("oauth_version"), "there is a version");
    return "ok";
  }

  @Test
  void magento() {
    try (ProviderServer server =
        ProviderServer.start(ShopProvidersTest::magentoRules, SignatureMethod.hmacSha256())) {
      URI shop = server.url();
      String verifierOfTheActivation = "hfdp7dh39dks9884";
      // docs: magento
      WebRedirectionFlow flow =
          WebRedirectionFlow.builder()
              .endpoints(
                  new OAuth1Endpoints(
                      shop.resolve("/oauth/token/request"),
                      shop, // no user is redirected
                      shop.resolve("/oauth/token/access")))
              .clientCredentials(application)
              .signatureMethod(SignatureMethod.hmacSha256())
              .placement(Placement.HEADER)
              .variant(FlowVariant.builder().callback(false).build())
              .build();
      TemporaryCredentials temporary = flow.requestTemporaryCredentials(null);
      TokenCredentials issued =
          flow.requestTokenCredentials(temporary, verifierOfTheActivation, null);
      OAuth1Signer signer =
          OAuth1Signer.builder()
              .clientCredentials(application)
              .signatureMethod(SignatureMethod.hmacSha256())
              .build();
      Magento magento = client(Magento.class, shop, signer, TokenCredentialsProvider.of(issued));
      // end
      assertThat(magento.orders(10)).isEqualTo("ok");
      assertThat(server.calls().get(1).verified().verifier()).isEqualTo(verifierOfTheActivation);
    }
  }

  private static String magentoRules(Call call) {
    call.require(!call.authorization().isEmpty(), "the parameters are not in the header");
    return switch (call.path()) {
      case "/oauth/token/request" -> {
        call.require(!call.names().contains("oauth_callback"), "there is a callback");
        yield ProviderServer.temporary();
      }
      case "/oauth/token/access" -> ProviderServer.token("");
      default -> "ok";
    };
  }

  @Test
  void brickLink() {
    try (ProviderServer server =
        ProviderServer.start(
            call -> {
              call.require(call.authorization().startsWith("OAuth realm=\"\","), "no realm");
              call.require(call.names().contains("oauth_version"), "no oauth_version");
              return "ok";
            },
            SignatureMethod.hmacSha1())) {
      URI url = server.url();
      // docs: bricklink
      // URI url = URI.create("https://api.bricklink.com");
      OAuth1Signer signer = OAuth1Signer.builder().clientCredentials(application).realm("").build();
      BrickLink brickLink =
          client(BrickLink.class, url, signer, TokenCredentialsProvider.of(token));
      // end
      assertThat(brickLink.orders("in")).isEqualTo("ok");
    }
  }

  @Test
  void mastercard() throws Exception {
    RsaKeyFile key = RsaKeyFile.create(folder.resolve("signing-key.pem"), 2048);
    Path keyFile = key.path();
    try (ProviderServer server =
        ProviderServer.start(
            ShopProvidersTest::mastercardRules, SignatureMethod.rsaSha256(key.publicKey()))) {
      URI url = server.url();
      String consumerKey = application.key();
      // docs: mastercard
      // URI url = URI.create("https://sandbox.api.mastercard.com");
      OAuth1Signer signer =
          OAuth1Signer.builder()
              .clientCredentials(ClientCredentials.of(consumerKey, "")) // the key file signs
              .signatureMethod(SignatureMethod.rsaSha256(RsaKeys.read(keyFile)))
              .bodyHash(true)
              .build();
      Mastercard mastercard =
          client(Mastercard.class, url, signer, TokenCredentialsProvider.none());
      // end
      assertThat(mastercard.call("{\"foõ\":\"bar\"}")).isEqualTo("ok");
      Call call = server.calls().get(0);
      // The hash that Mastercard's own tests expect for this body.
      assertThat(call.authorization())
          .contains(
              "oauth_body_hash=\"%2BZ%2BPWW2TJDnPvRcTgol%2BnKO3LT7xm8smnsg%2B%2F%2FXMIyI%3D\"");
    }
  }

  private static String mastercardRules(Call call) {
    call.require(call.names().contains("oauth_body_hash"), "the body is not signed");
    call.require(!call.names().contains("oauth_token"), "there is a token");
    call.require(List.of("GET", "POST").contains(call.request().method()), "not allowed");
    return "ok";
  }
}
