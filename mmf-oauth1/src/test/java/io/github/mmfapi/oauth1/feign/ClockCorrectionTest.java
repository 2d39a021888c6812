package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Request;
import feign.Request.HttpMethod;
import feign.Response;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clients share the clock skew that one of them discovered. */
class ClockCorrectionTest {

  private static final String SERVER_TIME = "Wed, 16 Jan 2013 10:31:14 GMT";

  private final List<Request> sent = new ArrayList<>();

  @Test
  void current_clientsThatShareIt_knowWhatOneOfThemWasRefusedFor() throws IOException {
    ClockCorrection shared = ClockCorrection.create();
    assertThat(shared).hasToString("ClockCorrection{}");
    call(client(shared));
    assertThat(sent).hasSize(2);
    assertThat(shared.current("HTTPS://H:443/any?x")).isEqualTo(Duration.ofHours(-1));
    assertThat(shared).hasToString("ClockCorrection{https://h=PT-1H}");
    assertThat(shared.current("http://h/")).isZero();
    assertThat(shared.current("https://h:444/")).isZero();

    call(client(shared));
    assertThat(sent).as("signed right at once").hasSize(3);
    call(client(ClockCorrection.create()));
    assertThat(sent).as("knows nothing").hasSize(5);
  }

  private OAuth1SigningClient client(ClockCorrection correction) {
    Clock fast =
        Clock.fixed(
            Fixtures.TUTORIAL_CLOCK.instant().minusNanos(999_999_999).plusSeconds(3600),
            Fixtures.TUTORIAL_CLOCK.getZone());
    return OAuth1SigningClient.builder()
        .signer(OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).clock(fast).build())
        .clockCorrection(correction)
        .build(this::server);
  }

  private static void call(Client client) throws IOException {
    client.execute(
        Request.create(HttpMethod.GET, "https://h/", Map.of(), null, StandardCharsets.UTF_8, null),
        new Request.Options());
  }

  /** Refuses requests that are not signed with its own time. */
  private Response server(Request request, Request.Options options) {
    sent.add(request);
    boolean good =
        request
            .headers()
            .get("Authorization")
            .toString()
            .contains("oauth_timestamp=\"" + Fixtures.TUTORIAL_SECONDS + "\"");
    return Response.builder()
        .status(good ? 200 : 401)
        .headers(Map.of("Date", List.of(SERVER_TIME)))
        .request(request)
        .body(good ? "" : "timestamp", StandardCharsets.UTF_8)
        .build();
  }
}
