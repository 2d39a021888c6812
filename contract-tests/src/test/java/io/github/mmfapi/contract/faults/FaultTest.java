package io.github.mmfapi.contract.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.mmfapi.contract.support.ContractServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfNotFoundException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.contract.conformance.DeliberateFaults;
import io.github.mmfapi.contract.support.ContractServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault ends in one typed, informative exception without secrets. */
@DeliberateFaults("broken responses and error responses")
class FaultTest {
  private static final String HTML =
      "<html><body>Gateway Timeout <a href='/reset?oauth_token=s3cret'>x</a></body></html>";

  @RegisterExtension final ContractServer server = new ContractServer();

  private static ResponseDefinitionBuilder html(int status) {
    return aResponse().withStatus(status).withHeader("Content-Type", "text/html").withBody(HTML);
  }

  private static String envelope(String members) {
    return "{\"result\":{" + members + "}}";
  }

  private static String truncated(String body) {
    return body.substring(0, body.length() / 2);
  }

  /** Each row on each transport. */
  static Stream<Arguments> faults() {
    return rows()
        .flatMap(
            row ->
                Arrays.stream(TransportVariant.values())
                    .map(
                        variant ->
                            Arguments.of(
                                row.get()[0], row.get()[1], row.get()[2], row.get()[3], variant)));
  }

  private static Stream<Arguments> rows() {
    return Stream.of(
        fault(
            "reset before the response",
            fault(Fault.CONNECTION_RESET_BY_PEER),
            MmfTransportException.class,
            ""),
        fault("empty response", fault(Fault.EMPTY_RESPONSE), MmfTransportException.class, ""),
        fault(
            "random data, then closed",
            fault(Fault.RANDOM_DATA_THEN_CLOSE),
            MmfTransportException.class,
            ""),
        fault(
            "status 200, malformed chunk",
            fault(Fault.MALFORMED_RESPONSE_CHUNK),
            MmfTransportException.class,
            ""),
        fault(
            "truncated JSON",
            json(truncated(Recorded.GET_USER)),
            MmfResponseException.class,
            "line 1"),
        fault("HTML under 200", html(200), MmfResponseException.class, "HTTP 200, text/html"),
        fault("HTML under 504", html(504), MmfServerException.class, "HTTP 504, text/html"),
        fault("empty body", json(""), MmfResponseException.class, "empty"),
        fault(
            "an image",
            json("{}").withHeader("Content-Type", "image/png"),
            MmfResponseException.class,
            "image/png"),
        fault("an array", json("[]"), MmfResponseException.class, "not JSON"),
        fault("no envelope", json("{\"user\":{}}"), MmfResponseException.class, "result"),
        fault(
            "a result that is no object",
            json("{\"result\":[]}"),
            MmfResponseException.class,
            "result"),
        fault("no status", json(envelope("\"output\":[]")), MmfResponseException.class, "status"),
        fault(
            "a status that is a word",
            json(envelope("\"status\":\"ok\"")),
            MmfResponseException.class,
            "status"),
        fault(
            "a second JSON value after the first",
            json(Recorded.GET_USER + "{}"),
            MmfResponseException.class,
            "continues after"),
        fault(
            "an output of another type",
            json(envelope("\"status\":1,\"output\":\"x\"")),
            MmfResponseException.class,
            "JSON"),
        fault("too deep", json("{\"a\":" + "[".repeat(2000)), MmfResponseException.class, "JSON"),
        fault(
            "a redirect",
            aResponse()
                .withStatus(302)
                .withHeader("Location", "http://elsewhere/?oauth_token=s3cret"),
            MmfResponseException.class,
            "redirect"),
        fault("401 without envelope", html(401), MmfAuthenticationException.class, "HTTP 401"),
        fault(
            "403 with envelope",
            json(Recorded.UNSIGNED).withStatus(403),
            MmfAuthenticationException.class,
            "Bad API Key"),
        fault(
            "500 with the authentication error",
            json(Recorded.UNSIGNED).withStatus(500),
            MmfAuthenticationException.class,
            "Bad API Key"),
        fault("404 with HTML", html(404), MmfNotFoundException.class, "HTTP 404"),
        fault(
            "another error under 200",
            json(envelope("\"status\":-1,\"output\":[],\"errors\":[\"No such thing\"]")),
            MmfApiException.class,
            "No such thing"),
        fault(
            "an error that is one text",
            json(envelope("\"errors\":\"No such thing\",\"output\":[],\"status\":-1")),
            MmfApiException.class,
            "No such thing"),
        fault(
            "an error without text",
            json(envelope("\"status\":\"-1\",\"output\":{\"x\":1}")),
            MmfApiException.class,
            "no reason"));
  }

  private static Arguments fault(
      String what,
      ResponseDefinitionBuilder answer,
      Class<? extends MmfException> type,
      String message) {
    return Arguments.of(what, answer, type, message);
  }

  private static ResponseDefinitionBuilder fault(Fault fault) {
    return aResponse().withFault(fault);
  }

  @ParameterizedTest(name = "{0}, {4}")
  @MethodSource("faults")
  void read_afterFault_throwsTheTypedError(
      String what,
      ResponseDefinitionBuilder answer,
      Class<? extends MmfException> type,
      String message,
      TransportVariant variant) {
    server.answer(answer);
    Throwable thrown;
    try (MmfClient client = server.clientBuilder().transport(variant.transport()).build()) {
      thrown =
          variant.isAsync()
              ? catchThrowableOfType(
                      CompletionException.class, () -> client.async().users().getUser().join())
                  .getCause()
              : catchThrowable(() -> client.users().getUser());
    }

    assertThat(thrown)
        .isExactlyInstanceOf(type)
        .hasMessageStartingWith("GET users/get_user ")
        .hasMessageContaining(message);
    assertNothingSecretIn((MmfException) thrown);
  }

  private static void assertNothingSecretIn(MmfException thrown) {
    assertThat(
            thrown.toString() + thrown.bodyExcerpt() + thrown.request() + thrown.responseHeaders())
        .doesNotContain("s3cret")
        .doesNotContain("0123456789abcdef")
        .doesNotContain("a-user@example.com")
        .doesNotContain("reset_password/")
        .doesNotContainPattern("oauth_signature=[^*]");
  }

  @Test
  void write_afterReset_isSentOnceAndItsOutcomeUnknown() {
    server.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    Throwable thrown = catchThrowable(() -> createWorkout(server.client()));

    assertThat(thrown)
        .isInstanceOfSatisfying(
            WriteOutcomeUnknownException.class,
            lost -> assertThat(lost.getCause()).isInstanceOf(MmfTransportException.class));
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void write_toAClosedPort_isKnownNotToHaveHappened() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    MmfClient client = server.clientBuilder().baseUrl("http://127.0.0.1:" + port + "/3.1").build();

    assertThat(catchThrowable(() -> createWorkout(client)))
        .isInstanceOfSatisfying(
            MmfTransportException.class, lost -> assertThat(lost.outcomeUnknown()).isFalse());
  }

  @Test
  void bodyCutOff_isATransportErrorWithAnExcerpt() throws Exception {
    try (ServerSocket listening = new ServerSocket(0)) {
      Thread answering = new Thread(() -> answerHalfOf(Recorded.GET_USER, listening));
      answering.start();
      String url = "http://127.0.0.1:" + listening.getLocalPort() + "/3.1";

      Throwable thrown =
          catchThrowable(() -> server.clientBuilder().baseUrl(url).build().users().getUser());

      assertThat(thrown)
          .isExactlyInstanceOf(MmfTransportException.class)
          .hasMessageContaining("got an incomplete response");
      assertThat(((MmfException) thrown).bodyExcerpt()).startsWith("{\"result\":");
      answering.join();
    }
  }

  private static void answerHalfOf(String body, ServerSocket listening) {
    try (Socket socket = listening.accept()) {
      socket.getInputStream().read(new byte[8192]);
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n";
      String answer = head.formatted(body.length()) + truncated(body);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void slowBody_endsWithTheReadTimeout() {
    server.answer(json(Recorded.GET_USER).withFixedDelay(5_000));
    MmfClient client = server.clientBuilder().readTimeout(Duration.ofMillis(200)).build();
    long start = System.nanoTime();

    assertThat(catchThrowable(() -> client.users().getUser()))
        .isInstanceOf(MmfTransportException.class)
        .hasMessageContaining("SocketTimeoutException");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void unavailableWithRetryAfter_isSentOnce() {
    server.answer(html(503).withHeader("Retry-After", "0"));

    assertThat(catchThrowable(() -> createWorkout(server.client())))
        .isInstanceOf(WriteOutcomeUnknownException.class)
        .hasCauseInstanceOf(MmfServerException.class);
    assertThat(catchThrowable(() -> server.client().users().getUser()))
        .isInstanceOf(MmfServerException.class);
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void hugeErrorPage_isReadUpToALimit() {
    server.answer(html(500).withBody("x".repeat(10_000_000)));

    assertThat(catchThrowable(() -> server.client().users().getUser()))
        .isInstanceOfSatisfying(
            MmfServerException.class,
            failed -> assertThat(failed.bodyExcerpt()).hasSizeLessThan(600));
  }

  @Test
  void jsonAsPhpMaySendIt_isRead() {
    for (String type : new String[] {"text/html; charset=UTF-8", "text/javascript", "text/plain"}) {
      server.answer(
          aResponse().withHeader("Content-Type", type).withBody("\uFEFF \r\n" + Recorded.GET_USER));

      assertThat(server.client().users().getUser().user().userId()).isEqualTo(Recorded.USER_ID);
    }
  }

  @Test
  void membersInAnotherOrder_areRead() {
    server.answer(
        json(
            envelope(
                "\"errors\":[],\"output\":{\"count\":\"0\",\"workouts\":[]},\"status\":\"1\"")));

    assertThat(server.client().workouts().getWorkouts().count()).isZero();
  }

  @Test
  void emptyArrayForAnObject_isAnEmptyView() {
    server.answer(json(envelope("\"status\":1,\"output\":[],\"errors\":[]")));

    assertThat(server.client().users().getUser().user()).isNull();
  }

  @Test
  void revoke_withAnyResponse_succeedsUnlessTheEnvelopeReportsFailure() {
    server.answer(aResponse().withBody("OK"));
    server.client().oAuth().revoke();
    server.answer(json(Recorded.UNSIGNED));

    assertThat(catchThrowable(() -> server.client().oAuth().revoke()))
        .isInstanceOf(MmfAuthenticationException.class);
  }

  private static void createWorkout(MmfClient client) {
    client
        .workouts()
        .createWorkout(w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("x"));
  }
}
