package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.TokenRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody on the way forges the recorded refusal, with a false {@code Date}. */
class ForgedDateTest {
  private static final Instant NOW = Instant.parse("2013-01-16T10:31:14Z");
  private static final String IN_2099 = "Thu, 01 Jan 2099 00:00:00 GMT";
  private static final String HOURS_LATER = "Wed, 16 Jan 2013 17:31:14 GMT";
  private static final Pattern TIMESTAMP = Pattern.compile("oauth_timestamp=(\\d+)");
  private static final String REFUSAL =
      "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"API Authentication failed for this"
          + " Service. Bad API Key or Invalid User.\"]}}";

  /** The distance of each timestamp from our time, in seconds. */
  private final List<Long> sent = new ArrayList<>();

  private String date = IN_2099;
  private String body = REFUSAL;

  @ParameterizedTest
  @CsvSource({"http://api.example/3.1", "https://api.example/3.1", "http://127.0.0.1:8080/3.1"})
  void calls_forged403In2099_areSignedForNow(String baseUrl) {
    try (MmfClient client = client(baseUrl, ClockSkewPolicy.standard())) {
      write(client);
      read(client.as(TokenCredentials.of("another", "s3cret")));
      write(client);
    }
    assertThat(sent).containsExactly(0L, 0L, 0L);
  }

  @Test
  void write_forgedOverHttpWithinTheLimit_isSignedForNow() {
    date = HOURS_LATER;
    try (MmfClient client = client("http://api.example/3.1", ClockSkewPolicy.standard())) {
      write(client);
      assertThat(sent).containsExactly(0L);
      read(client);
      assertThat(sent).as("a read").containsExactly(0L, 0L, 25_200L);
      write(client);
    }
    assertThat(sent).endsWith(0L);
  }

  @Test
  void write_refusedOverHttps_isCorrectedOnce() {
    date = HOURS_LATER;
    try (MmfClient client = client("https://api.example/3.1", ClockSkewPolicy.standard())) {
      write(client);
      write(client.as(TokenCredentials.of("another", "s3cret")));
    }
    assertThat(sent).containsExactly(0L, 25_200L, 25_200L);
  }

  @Test
  void write_403WithoutTheRecordedRefusal_isNotSentAgain() {
    date = HOURS_LATER;
    body = "<html>Forbidden</html>";
    try (MmfClient client = client("https://api.example/3.1", ClockSkewPolicy.standard())) {
      write(client);
    }
    assertThat(sent).containsExactly(0L);
  }

  @Test
  void clockSkewPolicy_isTheCallers() {
    date = HOURS_LATER;
    ClockSkewPolicy open = ClockSkewPolicy.builder().insecureWrites(true).build();
    ClockSkewPolicy narrow = ClockSkewPolicy.builder().limit(Duration.ofHours(6)).build();
    try (MmfClient client = client("http://api.example/3.1", open)) {
      write(client);
    }
    assertThat(sent).containsExactly(0L, 25_200L);
    try (MmfClient client = client("https://api.example/3.1", narrow)) {
      read(client);
    }
    assertThat(sent).containsExactly(0L, 25_200L, 0L);
  }

  @Test
  void authorization_ofTheClient_hasTheSameLimits() {
    try (MmfClient client = client("https://api.example/3.1", ClockSkewPolicy.standard())) {
      assertThatThrownBy(() -> client.authorization().begin(null))
          .isInstanceOf(TokenRequestException.class);
      assertThat(sent).containsExactly(0L);
      date = HOURS_LATER;
      assertThatThrownBy(() -> client.authorization().begin(null))
          .isInstanceOf(TokenRequestException.class);
    }
    assertThat(sent).containsExactly(0L, 0L, 25_200L);
  }

  private static void write(MmfClient client) {
    assertThatThrownBy(
            () ->
                client
                    .workouts()
                    .createWorkout(
                        w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("a run")))
        .isInstanceOf(MmfAuthenticationException.class);
  }

  private static void read(MmfClient client) {
    assertThatThrownBy(() -> client.users().getUser())
        .isInstanceOf(MmfAuthenticationException.class);
  }

  private MmfClient client(String baseUrl, ClockSkewPolicy policy) {
    return MmfClient.builder()
        .baseUrl(baseUrl)
        .clientCredentials(ClientCredentials.of("key", "s3cret"))
        .tokenCredentials(TokenCredentials.of("token", "s3cret"))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .clockSkewPolicy(policy)
        .retryPolicy(RetryPolicy.none())
        .transport(
            (request, options) -> forged(request),
            (request, options, context) -> CompletableFuture.completedFuture(forged(request)))
        .build();
  }

  private Response forged(Request request) {
    byte[] form = request.body() == null ? new byte[0] : request.body();
    Matcher timestamp =
        TIMESTAMP.matcher(request.url() + " " + new String(form, StandardCharsets.UTF_8));
    assertThat(timestamp.find()).isTrue();
    sent.add(Long.parseLong(timestamp.group(1)) - NOW.getEpochSecond());
    return Response.builder()
        .status(403)
        .headers(Map.of("Date", List.of(date), "Content-Type", List.of("text/html")))
        .request(request)
        .body(body, StandardCharsets.UTF_8)
        .build();
  }
}
