package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Body;
import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.Response;
import feign.RetryableException;
import feign.Retryer;
import feign.codec.ErrorDecoder;
import feign.form.FormEncoder;
import feign.okhttp.OkHttpClient;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sends generated requests through Feign, from interfaces of every kind, signed by interceptor and
 * by client, to a server on which oauthlib verifies every attempt. {@code
 * -Ddifferential.feign.seed} and {@code -Ddifferential.feign.count} set their seed and number.
 */
class FeignDifferentialTest {
  private static final long SEED = Long.getLong("differential.feign.seed", 5849);

  /** Number of requests for each placement. */
  private static final int COUNT = Integer.getInteger("differential.feign.count", 700);

  /** One of this many requests fails twice. */
  private static final int FAILING = 4;

  @RegisterExtension static final OauthlibServer OAUTHLIB = new OauthlibServer();

  /** A hand-written interface with every kind of parameter. */
  @Headers({"X-Case: {case}", "X-Failures: {failures}"})
  interface AnyApi {
    @RequestLine("GET /any/{path}/x?fixed=1&text={text}&list={list}&empty=")
    String templates(
        @Param("case") String id,
        @Param("failures") int failures,
        @Param("path") String path,
        @Param("text") String text,
        @Param("list") List<String> list);

    @RequestLine("DELETE /any")
    String map(
        @Param("case") String id,
        @Param("failures") int failures,
        @QueryMap Map<String, Object> query);

    @RequestLine("GET")
    String uri(@Param("case") String id, @Param("failures") int failures, URI uri);

    @RequestLine("POST /form?q={q}")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String form(
        @Param("case") String id,
        @Param("failures") int failures,
        @Param("q") String query,
        @Param("a") String text,
        @Param("b[]") List<String> list);

    @RequestLine("PUT /form/{path}")
    @Headers("Content-Type: application/x-www-form-urlencoded; charset=UTF-8")
    @Body("a={a}&b&c=%25")
    String template(
        @Param("case") String id,
        @Param("failures") int failures,
        @Param("path") String path,
        @Param("a") String encoded);

    @RequestLine("POST /token?oauth_callback={callback}")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String token(
        @Param("case") String id,
        @Param("failures") int failures,
        @Param("callback") String callback,
        @Param("oauth_verifier") String verifier,
        @Param("a") String text);

    @RequestLine("POST /json?q={q}")
    @Headers("Content-Type: application/json")
    @Body("a={a}")
    String otherBody(
        @Param("case") String id,
        @Param("failures") int failures,
        @Param("q") String query,
        @Param("a") String notSigned);
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void generatedRequests_eachAttempt_areAcceptedByOauthlib(Placement placement) {
    List<AnyApi> apis =
        List.of(
            api(intercepted(new OkHttpClient(), placement)),
            api(intercepted(new Client.Default(null, null), placement)),
            api(decorated(new OkHttpClient(), placement)),
            api(decorated(new Client.Default(null, null), placement)));
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      try {
        AnyApi api = apis.get((int) (seed / FAILING % apis.size()));
        assertThat(call(api, placement, seed)).contains("\"status\": 1");
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "repeat with -Ddifferential.feign.seed=" + seed + " -Ddifferential.feign.count=1", e);
      }
    }
  }

  /** The server fails some requests twice after it has accepted their signatures. */
  private static String call(AnyApi api, Placement placement, long seed) {
    RandomText text = new RandomText(new SplittableRandom(seed));
    String id = placement + "-" + seed;
    int failures = seed % FAILING == 0 ? 2 : 0;
    int forms = 3;
    return switch (text.between(0, placement == Placement.FORM_BODY ? forms - 1 : 6)) {
      case 0 -> api.form(id, failures, query(text), text.text(), List.of(text.text(), text.text()));
      case 1 -> api.template(id, failures, path(text), PercentEncoding.encode(text.text()));
      case 2 -> api.token(id, failures, "c" + plain(text), plain(text), text.text());
      case 3 ->
          api.templates(id, failures, path(text), query(text), List.of(query(text), query(text)));
      case 4 -> api.map(id, failures, map(text));
      case 5 -> api.uri(id, failures, URI.create(OAUTHLIB.root() + uri(seed)));
      default -> api.otherBody(id, failures, query(text), text.notBlank());
    };
  }

  private static AnyApi api(Feign.Builder builder) {
    return builder
        .encoder(new FormEncoder())
        .errorDecoder(FeignDifferentialTest::error)
        .retryer(new Retryer.Default(1, 1, 3))
        .target(AnyApi.class, OAUTHLIB.root() + "/base%20path/");
  }

  private static Feign.Builder intercepted(Client client, Placement placement) {
    return Feign.builder()
        .client(client)
        .requestInterceptor(
            OAuth1RequestInterceptor.builder()
                .signer(signer())
                .credentials(TokenCredentialsProvider.of(ContractServer.TOKEN))
                .placement(placement)
                .build());
  }

  private static Feign.Builder decorated(Client client, Placement placement) {
    return Feign.builder()
        .client(
            OAuth1SigningClient.builder()
                .signer(signer())
                .credentials(TokenCredentialsProvider.of(ContractServer.TOKEN))
                .placement(placement)
                .build(client));
  }

  private static OAuth1Signer signer() {
    return OAuth1Signer.builder()
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .realm("Photos")
        .build();
  }

  /**
   * Makes Feign retry after a 503. The server sends no Retry-After: at {@code Retry-After: 0}
   * OkHttp itself repeats the same request, whose nonce is already used.
   */
  private static Exception error(String method, Response response) {
    return response.status() == 503
        ? new RetryableException(
            503,
            "failed as asked",
            response.request().httpMethod(),
            (Long) null,
            response.request())
        : new ErrorDecoder.Default().decode(method, response);
  }

  private static String path(RandomText text) {
    return "p" + query(text);
  }

  /**
   * Makes a text for a query. Next to a valid {@code %XX} Feign may send a lone {@code %}
   * unencoded, which our signer rejects; so it is removed from such texts.
   */
  private static String query(RandomText text) {
    String made = text.text();
    String escape = "%(?![0-9A-Fa-f]{2})";
    return made.matches("(?s).*%[0-9A-Fa-f]{2}.*") ? made.replaceAll(escape, "") : made;
  }

  /** Makes a text without {@code %XX}, which oauthlib decodes twice in protocol parameters. */
  private static String plain(RandomText text) {
    return text.text().replace("%", "");
  }

  private static Map<String, Object> map(RandomText text) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("b[]", List.of(query(text), "twice", query(text)));
    query.put("n" + query(text), query(text));
    query.put("empty", "");
    query.put("none", null);
    return query;
  }

  /**
   * Returns path and query of a request that are valid in a URI, without unnamed parameters, which
   * Feign rejects.
   */
  private static String uri(long seed) {
    long from = seed;
    GeneratedRequest request = GeneratedRequest.of(from);
    while (request.asBrowsersSend() || request.url().matches(".*[?&][=&].*")) {
      request = GeneratedRequest.of(++from);
    }
    // Python's server merges leading slashes.
    return "/uri" + request.pathAndQuery();
  }
}
