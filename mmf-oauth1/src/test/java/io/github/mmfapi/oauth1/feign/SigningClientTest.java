package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Response;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SigningClientTest {

  private static final Request.Options FOLLOWING = new Request.Options();

  private final List<Request> sent = new ArrayList<>();
  private final List<Request.Options> options = new ArrayList<>();

  @Test
  void execute_staleParametersInEveryPlace_areReplacedByOneSet() throws IOException {
    Request stale =
        Request.create(
            HttpMethod.POST,
            "http://h/p?oauth_nonce=stale&a=%2f&oauth%5Ftoken=stale#f",
            Map.of(
                "authorization", List.of("OAuth oauth_nonce=\"stale\""),
                "content-type", List.of(FormEncoding.CONTENT_TYPE)),
            bytes("b=2&oauth_signature=stale&c"),
            StandardCharsets.UTF_8,
            null);
    client(Placement.HEADER).execute(stale, FOLLOWING);
    assertThat(sent.get(0).url()).isEqualTo("http://h/p?a=%2f#f");
    assertThat(sent.get(0).body()).isEqualTo(bytes("b=2&c"));
    assertThat(sent.get(0).headers().get("Content-Length")).containsExactly("5");
    assertThat(sent.get(0).headers().get("Authorization"))
        .singleElement()
        .asString()
        .doesNotContain("stale");
    assertThat(Fixtures.verifier().verify(Fixtures.received(sent.get(0))).clientKey())
        .isEqualTo(Fixtures.CLIENT.key());
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/p?oauth_nonce=1#f, http://h/p#f",
    "http://h/p?oauth_nonce=1&oauth_token=2, http://h/p",
    "http://h/p?o=1&%6F=2#f, http://h/p?o=1&%6F=2#f",
    "http://h/p?a=1&oauth%5Fnonce=2&b#oauth_x=1, http://h/p?a=1&b#oauth_x=1",
    "http://h/a/../b c?oauth_nonce=1, http://h/b%20c"
  })
  void execute_url_isSentWithoutEarlierParametersAndElseAsItIs(String url, String expected)
      throws IOException {
    client(Placement.HEADER).execute(get(url), FOLLOWING);
    assertThat(sent.get(0).url()).isEqualTo(expected);
    assertThat(Fixtures.verifier().verify(Fixtures.received(sent.get(0))).token())
        .isEqualTo(Fixtures.TOKEN.token());
  }

  @ParameterizedTest
  @CsvSource({"OAuth stale=1, ", "Basic abc, Basic abc"})
  void execute_authorizationThatIsNotOurs_staysOutsideOfHeaderPlacement(
      String authorization, @Nullable String kept) throws IOException {
    Request request =
        Request.create(
            HttpMethod.GET,
            "http://h/",
            Map.of("authorization", List.of(authorization), "AUTHORIZATION", List.of("OAuth x=1")),
            null,
            null,
            null);
    client(Placement.QUERY).execute(request, FOLLOWING);
    Collection<String> expected = kept == null ? null : List.of(kept);
    assertThat(sent.get(0).headers().get("Authorization")).isEqualTo(expected);
    assertThat(Fixtures.verifier().verify(Fixtures.received(sent.get(0))).token())
        .isEqualTo(Fixtures.TOKEN.token());
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void execute_anyPlacement_isVerifiedAndLeavesTheRestAsItWas(Placement placement)
      throws IOException {
    RequestTemplate template = new RequestTemplate();
    Request request =
        Request.create(
            HttpMethod.POST,
            "http://h/p?a=1",
            Map.of(
                "Content-Type", List.of(FormEncoding.CONTENT_TYPE), "X-Other", List.of("1", "2")),
            bytes("b=2"),
            StandardCharsets.UTF_8,
            template);
    Response response = client(placement).execute(request, FOLLOWING);
    Request signed = sent.get(0);
    assertThat(signed.headers().get("X-Other")).containsExactly("1", "2");
    assertThat(signed.requestTemplate()).isSameAs(template);
    assertThat(Fixtures.verifier().verify(Fixtures.received(signed)).token())
        .isEqualTo(Fixtures.TOKEN.token());
    assertThat(signed.headers().containsKey("Authorization"))
        .isEqualTo(placement == Placement.HEADER);
    assertThat(signed.url().contains("oauth_")).isEqualTo(placement == Placement.QUERY);
    assertThat(Fixtures.received(signed).body().contains("oauth_"))
        .isEqualTo(placement == Placement.FORM_BODY);
    Collection<String> length =
        placement == Placement.FORM_BODY ? List.of(Integer.toString(signed.body().length)) : null;
    assertThat(signed.headers().get("Content-Length")).isEqualTo(length);
    assertThat(response.request()).isSameAs(request);
  }

  @Test
  void execute_bodyHashOn_isSignedForAllButForms() throws IOException {
    OAuth1Signer hashing =
        OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).bodyHash(true).build();
    Client client = builder().signer(hashing).build(responding(response -> response));
    Request json =
        Request.create(
            HttpMethod.PUT,
            "http://h/",
            Map.of("Content-Type", List.of("application/json")),
            bytes("{}"),
            StandardCharsets.UTF_8,
            null);
    client.execute(json, FOLLOWING);
    client.execute(get("http://h/"), FOLLOWING);
    assertThat(sent)
        .allSatisfy(
            request ->
                assertThat(request.headers().get("Authorization").toString())
                    .contains("oauth_body_hash"));
    assertThat(Fixtures.verifier().verify(Fixtures.received(sent.get(0)))).isNotNull();
    assertThat(Fixtures.verifier().verify(Fixtures.received(sent.get(1)))).isNotNull();
  }

  @Test
  void execute_listener_isToldWhatWasSigned() throws IOException {
    List<SignedRequest> signed = new ArrayList<>();
    Client client =
        builder()
            .placement(Placement.HEADER)
            .listener(signed::add)
            .build(responding(response -> response));
    client.execute(get("http://h/p?a=1"), FOLLOWING);
    assertThat(signed).hasSize(1);
    assertThat(sent.get(0).headers().get("Authorization"))
        .containsExactly(signed.get(0).authorizationHeader());
  }

  @Test
  void execute_optionsThatFollow_areReplacedAndElseKept() throws IOException {
    client(Placement.HEADER).execute(get("http://h/"), FOLLOWING);
    assertThat(options.get(0).isFollowRedirects()).isFalse();
    assertThat(options.get(0).readTimeoutMillis()).isEqualTo(FOLLOWING.readTimeoutMillis());
    assertThat(options.get(0).connectTimeoutMillis()).isEqualTo(FOLLOWING.connectTimeoutMillis());
  }

  @Test
  void execute_correctedClock_givesTheRefusalsConnectionBack() throws IOException {
    AtomicInteger closed = new AtomicInteger();
    String twoHoursAgo =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).minusHours(2));
    Client client =
        builder()
            .build(
                responding(
                    r ->
                        sent.size() == 1
                            ? withBody(
                                r.toBuilder()
                                    .status(401)
                                    .headers(
                                        Map.of(
                                            "Date",
                                            List.of(twoHoursAgo),
                                            "WWW-Authenticate",
                                            List.of("OAuth oauth_problem=\"timestamp_refused\"")))
                                    .build(),
                                closed)
                            : r));
    client.execute(get("http://h/"), FOLLOWING);
    assertThat(sent).hasSize(2);
    assertThat(closed).hasValue(1);
  }

  @Test
  void execute_foreignAuthorizationInHeaderPlacement_isRefusedBeforeSending() {
    Request basic =
        Request.create(
            HttpMethod.GET,
            "http://h/",
            Map.of("Authorization", List.of("Basic s3cret")),
            null,
            StandardCharsets.UTF_8,
            null);
    assertThatIllegalStateException()
        .isThrownBy(() -> client(Placement.HEADER).execute(basic, FOLLOWING))
        .withMessageNotContaining("s3cret");
    assertThat(sent).isEmpty();
    AsyncClient<Object> async = builder().buildAsync(neverCalled());
    CompletableFuture<Response> future = async.execute(basic, FOLLOWING, Optional.empty());
    assertThat(future).isCompletedExceptionally();
  }

  @Test
  void build_withoutSigner_saysSo() {
    assertThatIllegalStateException()
        .isThrownBy(() -> OAuth1SigningClient.builder().build(responding(r -> r)))
        .withMessageContaining("signer");
  }

  @Test
  void execute_callOfATemplate_keepsWhatSignsForTheMasksOfTheCall() throws IOException {
    RequestTemplate template = new RequestTemplate();
    Request request =
        Request.create(HttpMethod.GET, "http://h/p", Map.of(), (byte[]) null, null, template);

    client(Placement.HEADER).execute(request, new Request.Options()).close();

    String secret = Fixtures.signer().clientCredentials().secret();
    assertThat(CallSecrets.of(request).mask("said " + secret)).isEqualTo("said ***");
  }

  @Test
  void execute_patchOverTheDefaultClient_saysWhatToUse() {
    OAuth1SigningClient client = builder().build(new Client.Default(null, null));
    Request patch =
        Request.create(HttpMethod.PATCH, "http://h/", Map.of(), (byte[]) null, null, null);

    assertThatThrownBy(() -> client.execute(patch, new Request.Options()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("feign-okhttp");
  }

  private OAuth1SigningClient client(Placement placement) {
    return builder().placement(placement).build(responding(response -> response));
  }

  private static OAuth1SigningClient.Builder builder() {
    return OAuth1SigningClient.builder()
        .signer(Fixtures.signer())
        .credentials(TokenCredentialsProvider.of(Fixtures.TOKEN));
  }

  private Client responding(Function<Response, Response> responder) {
    return (request, given) -> {
      sent.add(request);
      options.add(given);
      return responder.apply(
          Response.builder().status(200).headers(Map.of()).request(request).build());
    };
  }

  private static AsyncClient<Object> neverCalled() {
    return (request, given, context) -> {
      throw new AssertionError("sent");
    };
  }

  private static Response withBody(Response response, AtomicInteger closed) {
    InputStream body =
        new ByteArrayInputStream(bytes("moved")) {
          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    return response.toBuilder().body(body, null).build();
  }

  private static Request get(String url) {
    return Request.create(
        HttpMethod.GET, url, Map.of(), null, StandardCharsets.UTF_8, new RequestTemplate());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
