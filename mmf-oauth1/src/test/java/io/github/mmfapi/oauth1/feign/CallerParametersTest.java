package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.Client;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.WireApi.SigningSetup;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The token endpoints of any API, called through the caller's own Feign interface. */
class CallerParametersTest {

  private static final String CALLBACK = "http://127.0.0.1:12345/?a=é +&b=%2F";
  private static final String VERIFIER = "58 91+é";

  interface Api {
    @RequestLine("POST /token?oauth_callback={callback}&oauth_verifier={verifier}&x=1")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String inQuery(@Param("callback") String callback, @Param("verifier") String verifier);

    @RequestLine("POST /token?x=1")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String inForm(String form);

    @RequestLine("POST /token?x=1")
    @Headers({"Content-Type: application/x-www-form-urlencoded", "Authorization: {oauth}"})
    String inHeader(@Param("oauth") String oauth);
  }

  static Stream<Arguments> calls() {
    String form =
        "oauth_callback="
            + PercentEncoding.encode(CALLBACK)
            + "&oauth_verifier="
            + PercentEncoding.encode(VERIFIER)
            + "&oauth_nonce=stale";
    String header = "OAuth " + form.replace("=", "=\"").replace("&", "\", ") + '"';
    Map<String, Consumer<Api>> places = new LinkedHashMap<>();
    places.put("query", api -> api.inQuery(CALLBACK, VERIFIER));
    places.put("form", api -> api.inForm(form));
    places.put("header", api -> api.inHeader(header));
    return Stream.of(true, false)
        .flatMap(
            i ->
                Stream.of(Placement.values())
                    .map(p -> new SigningSetup(i ? "interceptor" : "client", i, p)))
        .flatMap(
            setup ->
                places.entrySet().stream().map(p -> Arguments.of(p.getKey(), setup, p.getValue())));
  }

  @ParameterizedTest(name = "given in the {0}, {1}")
  @MethodSource("calls")
  void callbackAndVerifier_threeAttempts_areSentOnceInTheOnePlace(
      String given, SigningSetup setup, Consumer<Api> call) {
    List<Request> attempts = new ArrayList<>();
    Api api =
        setup
            .feign(failingTwice(attempts))
            .retryer(new Retryer.Default(0, 0, 3))
            .target(Api.class, "http://h.example/base");

    call.accept(api);

    assertThat(attempts).hasSize(3);
    OAuth1Verifier verifier = Fixtures.verifier();
    for (Request attempt : attempts) {
      ReceivedRequest received = received(attempt);
      // The verifier refuses parameters that occur twice or in two places.
      VerifiedRequest verified = verifier.verify(received);
      assertThat(verified.callback()).isEqualTo(CALLBACK);
      assertThat(verified.verifier()).isEqualTo(VERIFIER);
      assertThat(verified.parameters())
          .contains(new Parameter("x", "1"))
          .noneMatch(p -> ProtocolNames.isProtocol(p.name()));
      assertThat(names(received, setup.placement()))
          .containsExactly(
              "oauth_nonce",
              "oauth_timestamp",
              "oauth_version",
              "oauth_signature_method",
              "oauth_consumer_key",
              "oauth_token",
              "oauth_callback",
              "oauth_verifier",
              "oauth_signature");
    }
  }

  private static Client failingTwice(List<Request> attempts) {
    return (request, options) -> {
      attempts.add(request);
      if (attempts.size() < 3) {
        throw new IOException("connection reset");
      }
      return Response.builder()
          .status(200)
          .headers(Map.of())
          .request(request)
          .body("done", StandardCharsets.UTF_8)
          .build();
    };
  }

  private static ReceivedRequest received(Request request) {
    byte[] body = request.body();
    return new ReceivedRequest(
        request.httpMethod().name(),
        request.url(),
        only(request.headers().getOrDefault("Authorization", List.of())),
        only(request.headers().getOrDefault("Content-Type", List.of())),
        body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  private static @Nullable String only(Collection<String> values) {
    assertThat(values).hasSizeLessThan(2);
    return values.isEmpty() ? null : values.iterator().next();
  }

  private static List<String> names(ReceivedRequest received, Placement placement) {
    String header = received.authorizationHeader();
    List<Parameter> place =
        switch (placement) {
          case HEADER -> AuthorizationHeader.parse(header == null ? "" : header);
          case QUERY -> Parameters.parse(Rfc3986.query(received.url()));
          case FORM_BODY -> Parameters.parse(received.body());
        };
    return place.stream().map(Parameter::name).filter(ProtocolNames::isProtocol).toList();
  }

  @Test
  void callback_givenTwiceAlike_isSentOnce() {
    CallerParameters found =
        CallerParameters.in("http://h/?oauth_callback=oob", form("oauth_callback=oob"));

    assertThat(found).isEqualTo(new CallerParameters("oob", null));
  }

  @Test
  void verifier_givenTwiceDifferently_isRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CallerParameters.in("http://h/?oauth_verifier=5891", form("oauth_verifier=1985")))
        .withMessageContaining("two different values of oauth_verifier")
        .withMessageNotContaining("5891")
        .withMessageNotContaining("1985");
  }

  @Test
  void headerOfTheSameNameButNoParameters_isNotRead() {
    RequestContent content =
        RequestContent.of(Map.of("Authorization", List.of("OAuth 00Dx0000000")), null, null);

    assertThat(CallerParameters.in("http://h/", content))
        .isEqualTo(new CallerParameters(null, null));
  }

  private static RequestContent form(String form) {
    return RequestContent.of(
        Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
        form.getBytes(StandardCharsets.UTF_8),
        null);
  }

  @Test
  void toString_parameters_haveNoValue() {
    assertThat(new CallerParameters("oob", "5891")).hasToString("CallerParameters");
  }
}
