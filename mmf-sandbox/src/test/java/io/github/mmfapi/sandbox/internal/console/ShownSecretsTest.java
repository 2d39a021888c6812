package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRequest;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Resources;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each secret in each place of a request: neither the console nor a listener shows it. */
class ShownSecretsTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String FORM = "application/x-www-form-urlencoded";

  /** What the sandbox does not know: only the name tells that it is a secret. */
  private static final String MISTYPED = "m1styped";

  private final LinkedBlockingQueue<SandboxRequest> told = new LinkedBlockingQueue<>();
  private final SandboxUser anna = new SandboxUser(4711, "anna", "s3cret w\u00F6rd/+");
  private final MmfSandbox sandbox =
      MmfSandbox.builder()
          .console(true)
          .user(anna)
          .clientCredentials(ClientCredentials.of("own-key", "own-s3cret"))
          .requestListener(told::add)
          .start();

  private final Visitor visitor = new Visitor(sandbox);

  @AfterEach
  void stop() {
    sandbox.close();
  }

  /** Where a pair of name and value can be. */
  private enum Place {
    UNKNOWN_PATH,
    BELOW_A_METHOD,
    NAME_IN_QUERY,
    NAME_IN_FORM,
    ALONE_IN_QUERY,
    TEXT,
    QUERY,
    FORM,
    JSON,
    HEADER,
    AUTHORIZATION,
    COOKIE;

    HttpRequest of(String root, String name, String value) {
      String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
      String inPath = encoded.replace("+", "%20");
      String pair = name + "=" + encoded;
      String method = root + "3.1/users/get_user";
      return switch (this) {
        case UNKNOWN_PATH -> get(root + inPath).build();
        case BELOW_A_METHOD -> get(method + "/" + inPath).build();
        case NAME_IN_QUERY -> get(method + "?a=b&" + encoded + "=1&c=d").build();
        case NAME_IN_FORM -> post(method, ShownSecretsTest.FORM, "a=b&" + encoded + "=1&c=d");
        case ALONE_IN_QUERY -> get(method + "?" + encoded).build();
        case QUERY -> get(method + "?a=b&" + pair + "&c=d").build();
        case FORM -> post(method, ShownSecretsTest.FORM, "a=b&" + pair + "&c=d");
        case JSON ->
            post(
                method,
                "application/json",
                " {\"" + name + "\":[{\"" + name + "\":\"" + value + "\"}]}");
        case TEXT -> post(method, "text/plain", "x " + name + "=" + encoded + "&y");
        case HEADER -> get(method).header(name.replace('_', '-'), inPath).build();
        case AUTHORIZATION ->
            get(method)
                .header(
                    "Authorization",
                    "OAuth %s=\"%s\", a=\"b\",%s=\"%s\", %s=\"%s\""
                        .formatted(name, inPath, name, inPath, name, inPath))
                .build();
        case COOKIE -> get(method).header("Cookie", name + "=" + inPath).build();
      };
    }

    private static HttpRequest post(String url, String type, String body) {
      return get(url)
          .header("Content-Type", type)
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    }

    private static HttpRequest.Builder get(String url) {
      return HttpRequest.newBuilder(URI.create(url));
    }

    /** Returns whether the name stands beside the value. */
    boolean isNamed() {
      return compareTo(QUERY) >= 0;
    }
  }

  private Map<String, String> secrets() {
    TokenCredentials token = sandbox.authorize(anna);
    SigningCaller caller =
        new SigningCaller(sandbox, sandbox.clientCredentials(), null, Clock.systemUTC());
    String temporary =
        SigningCaller.send("POST", caller.sign("POST", "/oauth/request_token").url(), "", null)
            .body();
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("client secret", sandbox.clientCredentials().secret());
    secrets.put("password", anna.password());
    secrets.put("hash", HexFormat.of().formatHex(Digests.of("MD5", anna.password())));
    secrets.put("token secret", token.secret());
    secrets.put("temporary secret", temporary.substring(temporary.indexOf("secret=") + 7));
    return secrets;
  }

  /** Returns all that is shown of requests. */
  private List<String> shown(int requests) throws Exception {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      SandboxRequest line = told.poll(30, TimeUnit.SECONDS);
      assertThat(line).isNotNull();
      shown.add(String.valueOf(line));
    }
    shown.add(visitor.page("console/rows"));
    for (int i = 1; i <= requests; i++) {
      shown.add(visitor.page("console/requests/" + i));
    }
    return shown;
  }

  @Test
  void secretThatIsKnown_inEachPlaceUnderAHarmlessName_isShownNowhere() throws Exception {
    Map<String, String> secrets = secrets();
    int requests = 1;
    for (String secret : secrets.values()) {
      for (Place place : Place.values()) {
        HTTP.send(place.of(root(), "x", secret), BodyHandlers.discarding());
        requests++;
      }
    }

    List<String> shown = shown(requests);
    assertThat(shown).anyMatch(page -> page.contains("***"));
    secrets.forEach(
        (kind, secret) -> {
          String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
          assertThat(shown)
              .as(kind)
              .noneMatch(page -> page.contains(secret))
              .noneMatch(page -> page.contains(encoded))
              .noneMatch(page -> page.contains(encoded.replace("+", "%20")));
        });
  }

  @Test
  void secretThatOnlyItsNameTells_inEachPlace_isShownNowhere() throws Exception {
    Set<String> names = secretNames();
    assertThat(names).contains("p", "password");
    int requests = 0;
    for (String name : names) {
      for (Place place : Place.values()) {
        if (place.isNamed()) {
          HTTP.send(place.of(root(), name, MISTYPED), BodyHandlers.discarding());
          requests++;
        }
      }
    }

    for (String text : shown(requests)) {
      int at = text.indexOf(MISTYPED);
      assertThat(at < 0 ? "" : text.substring(Math.max(0, at - 200), at + 20)).isEmpty();
    }
  }

  /** Reads the passwords among the parameters of the methods; the others are those of OAuth. */
  private static Set<String> secretNames() {
    Set<String> names = new TreeSet<>(Set.of("p", "oauth_token_secret", "oauth_verifier"));
    Resources.text(ShownSecretsTest.class, "/io/github/mmfapi/mmf-api-3.1-methods.txt")
        .lines()
        .flatMap(line -> Stream.of(line.split("[ :]", -1)))
        .filter(word -> word.matches("[a-z_]*password"))
        .forEach(names::add);
    return names;
  }

  private String root() {
    return sandbox.baseUrl().resolve("/").toString();
  }
}
