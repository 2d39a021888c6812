package io.github.mmfapi.client.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The factories by which a user makes an exception in a unit test. */
class FactoriesTest {
  private static final List<String> ERRORS = List.of("No such thing.");

  static Stream<Arguments> exceptions() {
    FailedCall read = FailedCall.of("GET", "routes/get_route", 400);
    FailedCall lost = FailedCall.of("GET", "routes/get_route");
    return Stream.of(
        Arguments.of(MmfApiException.of(read, ERRORS), CallOutcome.REFUSED, false),
        Arguments.of(
            MmfAuthenticationException.of(read, ERRORS), CallOutcome.NOT_AUTHENTICATED, false),
        Arguments.of(MmfNotFoundException.of(read, ERRORS), CallOutcome.NOT_FOUND, false),
        Arguments.of(MmfRateLimitedException.of(read, ERRORS), CallOutcome.RATE_LIMITED, true),
        Arguments.of(
            MmfServerException.of(FailedCall.of("GET", "routes/get_route", 503), ERRORS),
            CallOutcome.SERVER_ERROR,
            true),
        Arguments.of(
            MmfResponseException.of(read, "the body is empty"),
            CallOutcome.MALFORMED_RESPONSE,
            false),
        Arguments.of(
            MmfTransportException.unanswered(lost, new ConnectException("refused")),
            CallOutcome.TRANSPORT_ERROR,
            true),
        Arguments.of(
            MmfTransportException.interrupted(read, new IOException("closed")),
            CallOutcome.TRANSPORT_ERROR,
            true),
        Arguments.of(
            MmfTransportException.timedOut(lost, new TimeoutException("2 minutes")),
            CallOutcome.TRANSPORT_ERROR,
            false));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void exceptionOfARead_namesCallAndOutcome(
      MmfException made, CallOutcome outcome, boolean isTransient) {
    assertThat(made).hasMessageStartingWith("GET routes/get_route ");
    assertThat(made.call()).isEqualTo("GET routes/get_route");
    assertThat(made.operation()).isEqualTo("routes/get_route");
    assertThat(made.outcome()).isEqualTo(outcome);
    assertThat(made.isTransient()).isEqualTo(isTransient);
    assertThat(made.outcomeUnknown()).isFalse();
    assertThat(made.attempts()).isEqualTo(1);
    assertThat(made.withAttempts(3).attempts()).isEqualTo(3);
  }

  @Test
  void notFound_hasStatusAndErrors() {
    MmfNotFoundException made =
        MmfNotFoundException.of(FailedCall.of("GET", "routes/get_route", 404), ERRORS);

    assertThat(made.status()).isEqualTo(404);
    assertThat(made.errors()).isEqualTo(ERRORS);
    assertThat(made)
        .hasMessage(
            "GET routes/get_route was not found (HTTP 404, no content type): No such thing."
                + " Check the id in the request, and the base URL.");
  }

  @Test
  void unexpectedResponse_ofARead_namesTypeAndBeginningOfTheBody() {
    MmfResponseException made =
        MmfResponseException.of(answered("GET", "<html>", "text/html"), "the body is not JSON");

    assertThat(made.outcomeUnknown()).isFalse();
    assertThat(made.errors()).isEmpty();
    assertThat(made)
        .hasMessage(
            "GET routes/get_route got an unexpected response (HTTP 502, text/html): the body is"
                + " not JSON. It begins: <html>");
  }

  @Test
  void unexpectedResponse_ofAWriteWithoutABody_hasAnUnknownOutcome() {
    MmfResponseException made =
        MmfResponseException.of(answered("POST", "", "text/html"), "the body is empty");

    assertThat(made.outcomeUnknown()).isTrue();
    assertThat(made)
        .hasMessage(
            "POST routes/get_route got an unexpected response (HTTP 502, text/html): the body is"
                + " empty");
  }

  private static FailedCall answered(String httpMethod, String body, String contentType) {
    Request request =
        Request.create(
            Request.HttpMethod.valueOf(httpMethod),
            "http://h/3.1/routes/get_route",
            Map.of(),
            Request.Body.empty(),
            null);
    Response response =
        Response.builder()
            .status(502)
            .headers(Map.of("Content-Type", List.of(contentType)))
            .request(request)
            .build();
    return FailedCall.answered(response, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void transportFailureOfAWrite_thatWasSent_hasAnUnknownOutcome() {
    MmfTransportException made =
        MmfTransportException.unanswered(
            FailedCall.of("POST", "workouts/create_workout"), new SocketException("reset"));

    assertThat(made.kind()).isEqualTo(MmfTransportException.Kind.RESET);
    assertThat(made.status()).isEqualTo(-1);
    assertThat(made.isRetrySafe()).isFalse();
    assertThat(made)
        .hasMessage(
            "POST workouts/create_workout got no response: RESET, SocketException, reset. The"
                + " write may or may not have been carried out: check before retrying it.");
  }

  @Test
  void transportFailureOfAWrite_thatWasNotSent_isRetrySafe() {
    assertThat(
            MmfTransportException.unanswered(
                    FailedCall.of("POST", "workouts/create_workout"), new ConnectException())
                .isRetrySafe())
        .isTrue();
  }

  @Test
  void writeOutcomeUnknown_hasWhatWasSentAndItsCause() {
    MmfServerException cause =
        MmfServerException.of(FailedCall.of("POST", "workouts/create_workout", 503), List.of());
    WriteOutcomeUnknownException made =
        WriteOutcomeUnknownException.of(
            cause, Instant.EPOCH, Map.of("workout_description", "a run"));

    assertThat(made.getCause()).isSameAs(cause);
    assertThat(made.sentAt()).isEqualTo(Instant.EPOCH);
    assertThat(made.sent()).containsExactly(Map.entry("workout_description", "a run"));
    assertThat(made.outcomeUnknown()).isTrue();
    assertThat(made)
        .hasMessage(
            "POST workouts/create_workout may or may not have been carried out; check before"
                + " retrying it. Sent at 1970-01-01T00:00:00Z: {workout_description=a run}. It"
                + " failed on the server (HTTP 503, no content type), without a body");
  }

  static Stream<MmfException> madeOfHugeTexts() {
    String huge = "x\r\n\u001b[31m".repeat(20_000);
    List<String> errors = Collections.nCopies(1_000, huge);
    FailedCall read = FailedCall.of("GET", "routes/get_route", 400);
    FailedCall write = FailedCall.of("POST", "workouts/create_workout", 503);
    return Stream.of(
        MmfApiException.of(read, errors),
        MmfAuthenticationException.of(read, errors),
        MmfNotFoundException.of(read, errors),
        MmfRateLimitedException.of(read, errors),
        MmfServerException.of(read, errors),
        MmfResponseException.of(read, huge),
        MmfTransportException.unanswered(read, new IOException(huge)),
        MmfTransportException.interrupted(read, new IOException(huge)),
        MmfTransportException.timedOut(read, new TimeoutException(huge)),
        WriteOutcomeUnknownException.of(
            MmfServerException.of(write, errors),
            Instant.EPOCH,
            Map.of("route_data", huge, "notes", "a\nb")));
  }

  @ParameterizedTest
  @MethodSource("madeOfHugeTexts")
  void message_ofHugeTexts_isOneLineAndBounded(MmfException made) {
    assertThat(made.getMessage())
        .hasSizeLessThanOrEqualTo(4_000)
        .doesNotContainPattern("\\p{Cntrl}")
        .contains("\\r\\n\\u001b");
    assertThat(made.errors())
        .hasSizeLessThanOrEqualTo(20)
        .allSatisfy(text -> assertThat(text).hasSize(500).endsWith("…"));
  }

  @Test
  void writeOutcomeUnknown_ofALongTrack_showsItsBeginningAndWhatFailed() {
    WriteOutcomeUnknownException made =
        WriteOutcomeUnknownException.of(
            MmfServerException.of(FailedCall.of("POST", "workouts/create_workout", 503), List.of()),
            Instant.EPOCH,
            Map.of("route_data", "1,2|".repeat(220_000)));

    assertThat(made.sent().get("route_data")).hasSize(1_000).startsWith("1,2|").endsWith("…");
    assertThat(made.getMessage())
        .hasSizeLessThan(400)
        .contains("{route_data=1,2|")
        .endsWith("It failed on the server (HTTP 503, no content type), without a body");
  }

  @Test
  void failedCall_ofAnUnknownHttpMethod_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FailedCall.of("FETCH", "users/get_user"))
        .withMessageContaining("FETCH");
  }
}
