package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.Retryer;
import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Three attempts of one call: Feign runs the interceptor again on the same template. */
class InterceptorRetryTest {

  interface Api {
    @RequestLine("GET /things?fixed=1&value={value}")
    String get(@Param("value") String value);

    @RequestLine("GET /things?fixed=1")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    String getWithForm(String form);

    @RequestLine("POST /things?fixed=1")
    @Headers("Content-Type: application/x-www-form-urlencoded; charset=UTF-8")
    String post(String form);
  }

  static Stream<Arguments> calls() {
    BiConsumer<Api, String> get = (api, value) -> api.get(value);
    BiConsumer<Api, String> getWithForm =
        (api, value) -> api.getWithForm("value=" + PercentEncoding.encode(value));
    BiConsumer<Api, String> post =
        (api, value) -> api.post("value=" + PercentEncoding.encode(value));
    return Stream.of(
        Arguments.of(Placement.HEADER, "GET", get),
        Arguments.of(Placement.QUERY, "GET", get),
        Arguments.of(Placement.HEADER, "GET with form", getWithForm),
        Arguments.of(Placement.QUERY, "GET with form", getWithForm),
        Arguments.of(Placement.FORM_BODY, "GET with form", getWithForm),
        Arguments.of(Placement.HEADER, "POST", post),
        Arguments.of(Placement.QUERY, "POST", post),
        Arguments.of(Placement.FORM_BODY, "POST", post));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("calls")
  void retry_threeAttempts_eachSignedOnceAfreshAndVerified(
      Placement placement, String kind, BiConsumer<Api, String> call) {
    List<Request> attempts = new ArrayList<>();
    Clock ticking = new TickingClock();
    Api api =
        Feign.builder()
            .client(failingTwice(attempts))
            .retryer(new Retryer.Default(0, 0, 3))
            .requestInterceptor(
                OAuth1RequestInterceptor.builder()
                    .signer(
                        OAuth1Signer.builder()
                            .clientCredentials(Fixtures.CLIENT)
                            .clock(ticking)
                            .build())
                    .credentials(TokenCredentialsProvider.of(Fixtures.TOKEN))
                    .placement(placement)
                    .build())
            .target(Api.class, "http://h.example:8080/base");

    call.accept(api, "é +%&=[]~");

    assertThat(attempts).hasSize(3);
    OAuth1Verifier verifier =
        OAuth1Verifier.builder()
            .credentials(Fixtures.LOOKUP)
            .clock(Clock.fixed(TickingClock.START, ZoneOffset.UTC))
            .build();
    Set<String> nonces = new HashSet<>();
    Set<String> timestamps = new HashSet<>();
    for (Request attempt : attempts) {
      // The verifier refuses parameters that occur twice or in two places.
      VerifiedRequest verified = verifier.verify(received(attempt));
      assertThat(verified.token()).isEqualTo(Fixtures.TOKEN.token());
      assertThat(verified.parameters())
          .containsExactlyInAnyOrder(
              new Parameter("fixed", "1"), new Parameter("value", "é +%&=[]~"));
      Map<String, String> sent = protocolParameters(attempt, placement);
      nonces.add(sent.get("oauth_nonce"));
      timestamps.add(sent.get("oauth_timestamp"));
      assertThat(sent).hasSize(7);
    }
    assertThat(nonces).hasSize(3);
    assertThat(timestamps).hasSize(3);
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
    Collection<String> authorization = request.headers().getOrDefault("Authorization", List.of());
    assertThat(authorization).hasSizeLessThan(2);
    byte[] body = request.body();
    assertThat(request.headers().getOrDefault("Content-Length", List.of("0")))
        .containsExactly(Integer.toString(body == null ? 0 : body.length));
    return new ReceivedRequest(
        request.httpMethod().name(),
        request.url(),
        first(authorization),
        first(request.headers().getOrDefault("Content-Type", List.of())),
        body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  /** Reads the protocol parameters from the given place. */
  private static Map<String, String> protocolParameters(Request request, Placement placement) {
    ReceivedRequest received = received(request);
    List<Parameter> place =
        switch (placement) {
          case HEADER -> {
            String header = received.authorizationHeader();
            assertThat(header).isNotNull();
            yield AuthorizationHeader.parse(header == null ? "" : header);
          }
          case QUERY -> Parameters.parse(Rfc3986.query(received.url()));
          case FORM_BODY -> Parameters.parse(received.body());
        };
    return place.stream()
        .filter(p -> ProtocolNames.isProtocol(p.name()))
        .collect(java.util.stream.Collectors.toMap(Parameter::name, Parameter::value));
  }

  private static @Nullable String first(Collection<String> values) {
    return values.isEmpty() ? null : values.iterator().next();
  }

  /** A clock that advances one second with each reading. */
  private static final class TickingClock extends Clock {

    static final Instant START = Instant.ofEpochSecond(1_358_332_274L);

    private final AtomicLong reads = new AtomicLong();

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return START.plusSeconds(reads.getAndIncrement());
    }
  }
}
