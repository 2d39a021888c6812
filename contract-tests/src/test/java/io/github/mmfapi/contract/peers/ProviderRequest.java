package io.github.mmfapi.contract.peers;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A request of a recipe in docs/guide/providers.md, as the provider wants it.
 *
 * @param provider its name
 * @param call what is called, for the table
 * @param json the body, if it is no form; otherwise empty
 * @param vector the request with its parameters, a fresh nonce and the time
 */
record ProviderRequest(String provider, String call, String json, Vector vector) {
  private static final String KEY = "9djdj82h48djs9d2";
  private static final String SECRET = "j49sk3j29djd";
  private static final String TOKEN = "kkk9d7dh3k39sjv7";
  private static final String TOKEN_SECRET = "dh893hdasih9";
  private static final Parameter CALLBACK =
      new Parameter("oauth_callback", "https://app.example/back?user=1&x=%20");
  private static final Parameter WITH_TOKEN = new Parameter("oauth_token", TOKEN);
  private static final Parameter VERSION = new Parameter("oauth_version", "1.0");

  /** Returns one request of each provider. */
  static List<ProviderRequest> all() {
    String json = "{\"name\":\"\u00E9\"}";
    return List.of(
        of(
            "NetSuite",
            "read a record",
            "HMAC-SHA256",
            "GET",
            "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/employee/12",
            List.of(),
            WITH_TOKEN,
            VERSION),
        of(
            "WooCommerce",
            "list orders, `filter[limit]`",
            "HMAC-SHA256",
            "GET",
            "http://shop.example/wc-api/v3/orders?filter%5Blimit%5D=2",
            List.of()),
        of(
            "Magento",
            "list orders, `searchCriteria[pageSize]`",
            "HMAC-SHA256",
            "GET",
            "https://shop.example/rest/V1/orders?searchCriteria%5BpageSize%5D=2",
            List.of(),
            WITH_TOKEN),
        of(
            "BrickLink",
            "list orders",
            "HMAC-SHA1",
            "GET",
            "https://api.bricklink.com/api/store/v1/orders?direction=in",
            List.of(),
            WITH_TOKEN,
            VERSION),
        withBody(
            "Mastercard",
            "JSON with `oauth_body_hash`",
            "https://sandbox.api.mastercard.com/service?a=1",
            json),
        of(
            "X",
            "post a form",
            "HMAC-SHA1",
            "POST",
            "https://api.x.com/1.1/statuses/update.json?include_entities=true",
            List.of(
                new Parameter(
                    "status", "Hello Ladies + Gentlemen, a signed OAuth request! \u2603")),
            WITH_TOKEN,
            VERSION),
        of(
            "Discogs",
            "temporary credentials",
            "PLAINTEXT",
            "GET",
            "https://api.discogs.com/oauth/request_token",
            List.of(),
            CALLBACK),
        of(
            "Trello",
            "temporary credentials",
            "HMAC-SHA1",
            "POST",
            "https://trello.com/1/OAuthGetRequestToken",
            List.of(),
            CALLBACK),
        of(
            "Flickr",
            "call a method",
            "HMAC-SHA1",
            "GET",
            "https://www.flickr.com/services/rest?method=flickr.photos.search&tags=a%2Cb&text=new%20york",
            List.of(),
            WITH_TOKEN),
        of(
            "Tumblr",
            "a form with repeated names",
            "HMAC-SHA1",
            "POST",
            "https://api.tumblr.com/v2/blog/david.tumblr.com/post",
            List.of(
                new Parameter("source[]", "https://a.example/?x=1"),
                new Parameter("source[]", "b"),
                new Parameter("tags", "a, b")),
            WITH_TOKEN),
        of(
            "Jira",
            "temporary credentials",
            "RSA-SHA1",
            "POST",
            "https://jira.example/plugins/servlet/oauth/request-token",
            List.of(),
            CALLBACK),
        of(
            "E*TRADE",
            "renew the token",
            "HMAC-SHA1",
            "GET",
            "https://api.etrade.com/oauth/renew_access_token",
            List.of(),
            WITH_TOKEN),
        of(
            "Instapaper",
            "token for a password",
            "HMAC-SHA1",
            "POST",
            "https://www.instapaper.com/api/1/oauth/access_token",
            List.of(
                new Parameter("x_auth_mode", "client_auth"),
                new Parameter("x_auth_username", "j\u00FCrgen@example.org"),
                new Parameter("x_auth_password", "a b&c=d+e%"))),
        of(
            "Garmin",
            "temporary credentials without callback",
            "HMAC-SHA1",
            "POST",
            "https://connectapi.garmin.com/oauth-service/oauth/request_token",
            List.of()),
        of(
            "Schoology",
            "two-legged, empty `oauth_token`",
            "HMAC-SHA1",
            "GET",
            "https://api.schoology.com/v1/users/me",
            List.of(),
            new Parameter("oauth_token", "")),
        of(
            "Zotero",
            "token credentials",
            "HMAC-SHA1",
            "POST",
            "https://www.zotero.org/oauth/access",
            List.of(),
            WITH_TOKEN,
            new Parameter("oauth_verifier", "v/1+2=")),
        of(
            "LTI 1.1",
            "launch form",
            "HMAC-SHA1",
            "POST",
            "https://tool.example/launch?a=1&a=0",
            List.of(
                new Parameter("lti_message_type", "basic-lti-launch-request"),
                new Parameter("lti_version", "LTI-1p0"),
                new Parameter("resource_link_title", "Week 1 & 2 \u2013 \u00FCber"),
                new Parameter("custom_empty", ""),
                new Parameter("a", "2")),
            new Parameter("oauth_callback", "about:blank"),
            VERSION));
  }

  private static ProviderRequest of(
      String provider,
      String call,
      String signatureMethod,
      String method,
      String url,
      List<Parameter> form,
      Parameter... further) {
    List<Parameter> protocol = protocol(signatureMethod);
    protocol.addAll(List.of(further));
    String tokenSecret = protocol.contains(WITH_TOKEN) ? TOKEN_SECRET : "";
    return new ProviderRequest(
        provider,
        call,
        "",
        new Vector(method, url, form, protocol, signatureMethod, SECRET, tokenSecret));
  }

  private static ProviderRequest withBody(String provider, String call, String url, String json) {
    List<Parameter> protocol = protocol("RSA-SHA256");
    protocol.add(new Parameter("oauth_body_hash", sha256(json)));
    return new ProviderRequest(
        provider, call, json, new Vector("POST", url, List.of(), protocol, "RSA-SHA256", "", ""));
  }

  private static List<Parameter> protocol(String signatureMethod) {
    List<Parameter> protocol = new ArrayList<>();
    protocol.add(new Parameter("oauth_consumer_key", KEY));
    protocol.add(new Parameter("oauth_nonce", UUID.randomUUID().toString()));
    protocol.add(
        new Parameter(
            "oauth_timestamp", Long.toString(Clock.systemUTC().instant().getEpochSecond())));
    protocol.add(new Parameter("oauth_signature_method", signatureMethod));
    return protocol;
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the header with a signature. */
  String authorization(String signature) {
    List<Parameter> all = new ArrayList<>(vector.protocol());
    all.add(new Parameter("oauth_signature", signature));
    return all.stream()
        .map(p -> p.name() + "=\"" + PercentEncoding.encode(p.value()) + "\"")
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  String contentType() {
    return json.isEmpty() ? "application/x-www-form-urlencoded" : "application/json";
  }

  String body() {
    return json.isEmpty() ? Parameters.render(vector.form()) : json;
  }
}
