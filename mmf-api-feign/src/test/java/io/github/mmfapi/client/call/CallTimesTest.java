package io.github.mmfapi.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long calls and attempts take, by a clock that only the server and the delays move. */
class CallTimesTest {
  private static final Duration OF_AN_ATTEMPT = Duration.ofSeconds(4);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  /** {@link System#nanoTime} begins anywhere, and may pass the largest number. */
  private final SkippedTime time =
      SkippedTime.beginningAt(Long.MAX_VALUE - OF_AN_ATTEMPT.toNanos());

  private final List<String> events = new ArrayList<>();
  private int attempts;

  private final MmfCallListener listener =
      new MmfCallListener() {
        @Override
        public void attemptFailed(MmfCall call, int attempt, Duration took, Throwable failure) {
          events.add("attempt " + attempt + " failed after " + took);
        }

        @Override
        public void retrying(MmfCall call, int attempt, Duration delay) {
          events.add("attempt " + attempt + " in " + delay);
        }

        @Override
        public void finished(
            MmfCall call,
            CallOutcome outcome,
            int attempts,
            Duration took,
            @Nullable Throwable failure) {
          events.add(outcome + " after " + took);
        }
      };

  private Response busy(Request request, Request.Options options) {
    attempts++;
    time.pass(OF_AN_ATTEMPT);
    return Response.builder()
        .status(503)
        .headers(Map.of())
        .request(request)
        .body("busy", StandardCharsets.US_ASCII)
        .build();
  }

  private void call(Duration delay, Consumer<MmfClient> call) {
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxAttempts(2)
            .baseDelay(delay)
            .maxDelay(delay)
            .random(() -> 1)
            .build();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .tokenCredentials(TokenCredentials.of("token", "token secret"))
            .retryPolicy(policy)
            .sleeper(time)
            .callTimeout(CALL_TIMEOUT)
            .listener(listener)
            .transport(this::busy, new AsyncClient.Pseudo<>(this::busy))
            .build()) {
      assertThat(catchThrowable(() -> call.accept(client)))
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isInstanceOf(MmfServerException.class),
              thrown -> assertThat(thrown).hasCauseInstanceOf(MmfServerException.class));
    }
  }

  private static void getUser(MmfClient client) {
    client.users().getUser();
  }

  private static void getUserAsync(MmfClient client) {
    client.async().users().getUser().join();
  }

  @Test
  void listener_getsTheTimeOfEachAttemptAndOfTheCall() {
    String[] expected = {
      "attempt 1 failed after PT4S",
      "attempt 2 in PT1S",
      "attempt 2 failed after PT4S",
      "SERVER_ERROR after PT9S"
    };

    call(Duration.ofSeconds(1), CallTimesTest::getUser);
    assertThat(events).containsExactly(expected);

    events.clear();
    call(Duration.ofSeconds(1), CallTimesTest::getUserAsync);
    assertThat(events).containsExactly(expected);
  }

  /** After the first attempt, 26 seconds of the call time-out are left. */
  @ParameterizedTest
  @CsvSource({"PT25.999999999S, 2", "PT26S, 1", "PT26.000000001S, 1"})
  void delay_thatTheCallTimeoutHasNoRoomFor_endsTheCall(Duration delay, int expected) {
    call(delay, CallTimesTest::getUser);
    assertThat(attempts).isEqualTo(expected);

    attempts = 0;
    call(delay, CallTimesTest::getUserAsync);
    assertThat(attempts).isEqualTo(expected);
  }
}
