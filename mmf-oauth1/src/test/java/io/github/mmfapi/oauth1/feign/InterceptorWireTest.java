package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.AsyncFeign;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The server receives what was signed: real HTTP, verified from the raw request line and body. */
@Tag("slow")
class InterceptorWireTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  interface Api {
    @RequestLine("GET /things/{id}?a&b=&fixed=%2B%20+1&list=[1]&a=2")
    String get(@Param("id") String id, @QueryMap Map<String, Object> query);

    @RequestLine("POST /things?fixed=1")
    @Headers(FORM)
    String post(String form);

    @RequestLine("GET /")
    String absolute(URI uri);
  }

  interface AsyncApi {
    @RequestLine("GET /things/{id}")
    CompletableFuture<String> get(@Param("id") String id);
  }

  private final OAuth1Verifier verifier = Fixtures.verifier();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        TestServer.start(
            request -> {
              try {
                verifier.verify(request);
                return CannedResponse.of(200, "text/plain", "verified");
              } catch (OAuth1RefusedException e) {
                return CannedResponse.of(401, "text/plain", e.reason() + ": " + e.getMessage());
              }
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> queries() {
    List<Object> values =
        List.of(
            "",
            "plain",
            "a b",
            "a+b",
            "100%",
            "a=b&c=d",
            "é€😀",
            "[x] {y}",
            "~*'()!,;:@/?#",
            "pre%20encoded%2Bvalue",
            "100%25",
            List.of("1", "2", "1"));
    List<String> bases = List.of("", "/", "/base/path", "/base?key=a%20b", "/base#fragment");
    List<Arguments> all = new ArrayList<>();
    for (Placement placement : List.of(Placement.HEADER, Placement.QUERY)) {
      for (Object value : values) {
        bases.forEach(base -> all.add(Arguments.of(placement, base, value)));
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} base \"{1}\" value \"{2}\"")
  @MethodSource("queries")
  void get_anyBaseAndValue_arrivesAsSigned(Placement placement, String base, Object value) {
    Api api = client(placement, server.url() + base);
    assertThat(api.get("a b/c", Map.of("value", value, "näme [] +", "x"))).isEqualTo("verified");
  }

  static Stream<Arguments> forms() {
    List<String> bodies =
        List.of(
            "",
            "a=1",
            "a",
            "a=1+2&b=%2B&c=%c3%a9&d=&&e=x=y",
            "list[]=1&list[]=2&list[]=1",
            "tilde=~&star=*&percent=100%25");
    return Stream.of(Placement.values())
        .flatMap(placement -> bodies.stream().map(body -> Arguments.of(placement, body)));
  }

  @ParameterizedTest(name = "{0} \"{1}\"")
  @MethodSource("forms")
  void post_anyForm_arrivesAsSigned(Placement placement, String form) {
    assertThat(client(placement, server.url()).post(form)).isEqualTo("verified");
    ReceivedRequest received = server.onlyRequest();
    assertThat(received.body()).startsWith(form);
    if (placement != Placement.FORM_BODY) {
      assertThat(received.body()).isEqualTo(form);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"HEADER", "QUERY"})
  void get_uriArgument_isSignedInsteadOfTheTarget(Placement placement) {
    Api api = client(placement, "http://unused.example");
    assertThat(api.absolute(URI.create(server.url() + "/other?a=%2F+b"))).isEqualTo("verified");
  }

  @Test
  void get_asyncFeign_isSigned() {
    AsyncApi api =
        AsyncFeign.builder()
            .requestInterceptor(interceptor(Placement.HEADER))
            .target(AsyncApi.class, server.url());
    assertThat(api.get("a b").join()).isEqualTo("verified");
  }

  @Test
  void get_wrongSecret_isRefusedByThisServer() {
    Api api =
        Feign.builder()
            .errorDecoder((key, response) -> new IllegalStateException("" + response.status()))
            .requestInterceptor(
                OAuth1RequestInterceptor.builder()
                    .signer(
                        OAuth1Signer.builder()
                            .clientCredentials(ClientCredentials.of(Fixtures.CLIENT.key(), "no"))
                            .build())
                    .build())
            .target(Api.class, server.url());
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> api.post("a=1"))
        .withMessage("401");
  }

  private static Api client(Placement placement, String url) {
    return Feign.builder().requestInterceptor(interceptor(placement)).target(Api.class, url);
  }

  private static OAuth1RequestInterceptor interceptor(Placement placement) {
    return OAuth1RequestInterceptor.builder()
        .signer(Fixtures.signer())
        .credentials(TokenCredentialsProvider.of(Fixtures.TOKEN))
        .placement(placement)
        .build();
  }
}
