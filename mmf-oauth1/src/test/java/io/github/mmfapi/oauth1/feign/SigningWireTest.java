package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.AsyncClient;
import feign.AsyncFeign;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Target;
import feign.okhttp.OkHttpClient;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.feign.WireApi.SigningSetup;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that Feign allows arrives as signed, with either setup and over two transports. */
@Tag("slow")
class SigningWireTest {

  interface AsyncApi {
    @RequestLine("GET /x/../things?a=1")
    CompletableFuture<String> get();
  }

  private final OAuth1Verifier verifier = Fixtures.verifier();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(this::verify);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CannedResponse verify(ReceivedRequest request) {
    String path = URI.create(request.url()).getPath();
    try {
      verifier.verify(request);
      return path.startsWith("/moved")
          ? CannedResponse.of(
              302, "text/plain", "", "Location: " + request.url().replace("/moved", "/new"))
          : CannedResponse.of(200, "text/plain", "verified");
    } catch (OAuth1RefusedException e) {
      // In the header too: HttpURLConnection loses the body of a 401 if it streams the request.
      return CannedResponse.of(
          401,
          "text/plain",
          e.reason() + ": " + e.getMessage(),
          "WWW-Authenticate: OAuth oauth_problem=\""
              + e.reason().name().toLowerCase(Locale.ROOT)
              + "\"");
    }
  }

  @Test
  void patch_withFeignsDefaultClient_isRefusedWithTheClientsThatSendIt() throws IOException {
    OAuth1SigningClient.Builder signing =
        OAuth1SigningClient.builder()
            .signer(OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).build());
    Request patch =
        Request.create(
            Request.HttpMethod.PATCH, server.url() + "/x", Map.of(), new byte[] {1}, null, null);
    Request.Options options = new Request.Options();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () -> signing.build(new Client.Default(null, null)).execute(patch, options).close())
        .withMessageContaining("cannot send PATCH")
        .withMessageContaining("feign-okhttp");
    try (Response response = signing.build(new OkHttpClient()).execute(patch, options)) {
      assertThat(response.status()).isEqualTo(200);
    }
  }

  static Stream<Arguments> setups() {
    Map<String, Client> transports = new LinkedHashMap<>();
    transports.put("default", new Client.Default(null, null));
    transports.put("OkHttp", new OkHttpClient());
    return transports.entrySet().stream()
        .flatMap(
            transport ->
                Stream.of(Placement.values())
                    .flatMap(
                        placement ->
                            Stream.of(
                                Arguments.of(
                                    transport.getKey(),
                                    transport.getValue(),
                                    new SigningSetup("interceptor", true, placement)),
                                Arguments.of(
                                    transport.getKey(),
                                    transport.getValue(),
                                    new SigningSetup("client", false, placement)))));
  }

  static Stream<Arguments> setupsWithoutForm() {
    return setups()
        .filter(setup -> ((SigningSetup) setup.get()[2]).placement() != Placement.FORM_BODY);
  }

  static Stream<Arguments> clientsWithoutForm() {
    return setupsWithoutForm().filter(setup -> !((SigningSetup) setup.get()[2]).byInterceptor());
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("setups")
  void call_anythingFeignAllows_arrivesAsSigned(String name, Client transport, SigningSetup setup) {
    List<String> bases = List.of("", "/base/./x/../path", "/a%20b/?key=a%20b&é=%2F");
    for (String base : bases) {
      WireApi api = setup.feign(transport).target(WireApi.class, server.url() + base);
      calls(setup.placement()).forEach((call, run) -> assertVerified(base + " " + call, run, api));
    }
    assertThat(server.received()).isNotEmpty();
  }

  private static void assertVerified(String as, Function<WireApi, String> call, WireApi api) {
    assertThat(call.apply(api)).as(as).isEqualTo("verified");
  }

  private static Map<String, Function<WireApi, String>> calls(Placement placement) {
    Map<String, Function<WireApi, String>> calls = new LinkedHashMap<>();
    calls.put("body template", api -> api.bodyTemplate("x%20y+z"));
    if (placement == Placement.FORM_BODY) {
      return calls;
    }
    List<String> values = Arrays.asList("1", "", "a,b", "é€😀", "a+b %20", "1", "[x]|{y}", "100%");
    calls.put("exploded list", api -> api.list("a/b c", values));
    calls.put("csv", api -> api.csv(values));
    calls.put("ssv", api -> api.ssv(values));
    calls.put("tsv", api -> api.tsv(values));
    calls.put("pipes", api -> api.pipes(values));
    calls.put("bean", api -> api.bean(new WireApi.Bean()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("list[]", values);
    map.put("näme +%", "ü");
    map.put("empty", "");
    map.put("pre%20encoded", "%C3%A9%2B");
    calls.put("literals", api -> api.literals("..", map));
    calls.put("maps", api -> api.encodedMap(map, Map.of("X-Header", "1")));
    calls.put("dot segments", api -> api.path("."));
    calls.put("json", api -> api.json("{\"é\": \"a=1&b=2\"}"));
    return calls;
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("setupsWithoutForm")
  void call_uriArgument_isSignedWhateverTheTarget(
      String name, Client transport, SigningSetup setup) {
    List<Target<WireApi>> targets =
        List.of(
            Target.EmptyTarget.create(WireApi.class),
            new Target.HardCodedTarget<>(WireApi.class, "http://unused.example/base?x=1"));
    for (Target<WireApi> target : targets) {
      WireApi api = setup.feign(transport).target(target);
      for (String uri : List.of("", "/", "/o/../p%2Fq?a=%2F+b&[]=1&é=1", "/é/./", "?only=1")) {
        assertThat(api.absolute(URI.create(server.url() + uri))).as(uri).isEqualTo("verified");
      }
    }
  }

  @Test
  void call_targetThatRewritesTheUrl_isSignedByTheClient() {
    Client rewriting =
        (request, options) ->
            new SigningSetup("client", false, Placement.QUERY)
                .client(new OkHttpClient())
                .execute(
                    Request.create(
                        request.httpMethod(),
                        request.url().replace("http://service", server.url()),
                        request.headers(),
                        request.body(),
                        request.charset(),
                        request.requestTemplate()),
                    options);
    WireApi api = Feign.builder().client(rewriting).target(WireApi.class, "http://service/base");
    assertThat(api.csv(List.of("1", "2"))).isEqualTo("verified");
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("clientsWithoutForm")
  void call_redirectWithinTheOrigin_isVerifiedAtBothPlaces(
      String name, Client transport, SigningSetup setup) {
    WireApi api = setup.feign(transport).target(Target.EmptyTarget.create(WireApi.class));
    assertThat(api.absolute(URI.create(server.url() + "/moved?a=1"))).isEqualTo("verified");
    assertThat(server.received()).hasSize(2);
    assertThat(server.received().get(1).url()).contains("/new/ignored?");
  }

  static Stream<Client> transports() {
    return Stream.of(
        new OkHttpClient(), new Client.Default(null, null), new Client.Default(null, null, false));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void call_skewedClockOverHttp_isCorrectedFromTheServersDate(Client transport) {
    List<SignedRequest> signed = new ArrayList<>();
    OAuth1SigningClient client =
        OAuth1SigningClient.builder()
            .signer(
                OAuth1Signer.builder()
                    .clientCredentials(Fixtures.CLIENT)
                    .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-5)))
                    .build())
            .listener(signed::add)
            .build(transport);
    WireApi api = Feign.builder().client(client).target(WireApi.class, server.url());
    assertThat(api.json("{}")).isEqualTo("verified");
    assertThat(api.json("{}")).isEqualTo("verified");
    assertThat(signed).hasSize(3);
  }

  @Test
  void call_asyncFeign_isSignedByBothWays() {
    SigningSetup setup = new SigningSetup("client", false, Placement.HEADER);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      List<AsyncClient<Object>> transports =
          List.of(
              new OkHttpClient(),
              new AsyncClient.Default<>(new Client.Default(null, null), executor));
      for (AsyncClient<Object> transport : transports) {
        AsyncApi byClient =
            AsyncFeign.<Object>builder()
                .client(setup.clientBuilder().buildAsync(transport))
                .target(AsyncApi.class, server.url());
        assertThat(byClient.get().join()).isEqualTo("verified");
        AsyncApi byInterceptor =
            AsyncFeign.<Object>builder()
                .client(transport)
                .requestInterceptor(setup.interceptor())
                .target(AsyncApi.class, server.url());
        assertThat(byInterceptor.get().join()).isEqualTo("verified");
      }
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void call_refused_showsNoSignatureInTheException() {
    server.close();
    Feign.Builder builder =
        Feign.builder()
            .client(
                new SigningSetup("client", false, Placement.QUERY)
                    .client(
                        (request, options) ->
                            Response.builder()
                                .status(404)
                                .headers(Map.of())
                                .request(request)
                                .build()));
    WireApi api = builder.target(WireApi.class, server.url());
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> api.csv(List.of("1"))))
        .isInstanceOf(feign.FeignException.NotFound.class)
        .hasMessageNotContaining("oauth_");
  }
}
