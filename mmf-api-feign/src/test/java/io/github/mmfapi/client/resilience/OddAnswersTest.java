package io.github.mmfapi.client.resilience;

import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.InMemoryServer;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed responses with odd content, on every transport, synchronous and asynchronous. */
class OddAnswersTest {
  private static final String JSON = "application/json";
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);

  private final FaultServer server = new FaultServer();
  private final SkippedTime time = new SkippedTime();
  private final List<CallOutcome> told = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(server));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .transport(variant.transport())
        .retryPolicy(RetryPolicy.builder().random(() -> 1.0).build())
        .sleeper(time)
        .listener(
            new MmfCallListener() {
              @Override
              public void finished(
                  MmfCall call,
                  CallOutcome outcome,
                  int attempts,
                  Duration took,
                  @Nullable Throwable failure) {
                told.add(outcome);
              }
            });
  }

  private MmfClient opened(MmfClientBuilder builder) {
    MmfClient client = builder.build();
    open.add(client);
    return client;
  }

  private static Stream<Arguments> outputs() {
    return Stream.of(
            "\"output\":null",
            "\"errors\":[]",
            "\"output\":\"x\"",
            "\"output\":5",
            "\"output\":true",
            "\"output\":[{}]")
        .flatMap(output -> Stream.of(TransportVariant.values()).map(v -> Arguments.of(output, v)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("outputs")
  void outputOfAnotherType_isAMalformedResponse(String output, TransportVariant variant) {
    server.always(answer(200, JSON, "{\"result\":{\"status\":1," + output + "}}"));
    MmfClient client = opened(builder(variant));

    assertThat(catchThrowable(() -> variant.read(client)))
        .isExactlyInstanceOf(MmfResponseException.class);
    assertThat(catchThrowable(() -> variant.write(client)))
        .isExactlyInstanceOf(WriteOutcomeUnknownException.class)
        .hasCauseExactlyInstanceOf(MmfResponseException.class);
    assertThat(told)
        .containsExactly(CallOutcome.MALFORMED_RESPONSE, CallOutcome.WRITE_OUTCOME_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource
  void numberBeyondReasonAfterAWrite_isASuccess(TransportVariant variant) throws Throwable {
    server.always(
        answer(
            200,
            JSON,
            InMemoryServer.output("{\"workout_id\":1e2147483648,\"new\":-1e9999999999}")));

    variant.write(opened(builder(variant)));

    assertThat(told).containsExactly(CallOutcome.SUCCESS);
    assertThat(server.received()).hasSize(1);
  }

  private static Stream<Arguments> delays() {
    return Stream.of(
        Arguments.of("2.0", Duration.ofSeconds(2)),
        Arguments.of("20.5", Duration.ofMillis(20_500)),
        Arguments.of("Sunday, 06-Nov-94 08:49:37 GMT", Duration.ZERO),
        Arguments.of("Sun Nov  6 08:49:37 1994", Duration.ZERO));
  }

  @ParameterizedTest
  @MethodSource("delays")
  void retryAfter_inAnyForm_isWaitedFor(String value, Duration delay) throws Throwable {
    server.once(answer(503, "text/html", "", "Retry-After: " + value));

    TransportVariant.OKHTTP.read(opened(builder(TransportVariant.OKHTTP)));
    server.once(answer(503, "text/html", "", "Retry-After: " + value));
    TransportVariant.OKHTTP_ASYNC.read(opened(builder(TransportVariant.OKHTTP_ASYNC)));

    assertThat(time.delays()).containsExactly(delay, delay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "120.5",
        "9999999999",
        "99999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Friday, 31-Dec-60 23:59:59 GMT",
        "Fri Dec 31 23:59:59 9999"
      })
  void retryAfter_beyondTheCallTimeout_endsTheCallAndTheListenerIsTold(String value) {
    server.always(answer(503, "text/html", "", "Retry-After: " + value));
    RetryPolicy patient =
        RetryPolicy.builder()
            .maxDelay(Duration.ofDays(365_000))
            .maxRetryAfter(Duration.ofSeconds(Long.MAX_VALUE))
            .build();

    for (TransportVariant variant :
        List.of(TransportVariant.OKHTTP, TransportVariant.OKHTTP_ASYNC)) {
      MmfClient client =
          opened(builder(variant).retryPolicy(patient).callTimeout(Duration.ofSeconds(60)));
      assertThat(catchThrowable(() -> variant.read(client)))
          .isExactlyInstanceOf(MmfServerException.class);
    }
    assertThat(told).containsExactly(CallOutcome.SERVER_ERROR, CallOutcome.SERVER_ERROR);
    assertThat(server.received()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00", "0.0", "0.5"})
  void retryAfterNothing_afterAWrite_isSentOnce(String value) {
    server.always(answer(503, "text/html", "", "Retry-After: " + value));

    for (TransportVariant variant : TransportVariant.values()) {
      MmfClient client = opened(builder(variant));
      assertThat(catchThrowable(() -> variant.write(client)))
          .isExactlyInstanceOf(WriteOutcomeUnknownException.class);
    }
    assertThat(server.received()).hasSize(TransportVariant.values().length);
  }

  @ParameterizedTest
  @EnumSource(names = {"OKHTTP", "OKHTTP_ASYNC"})
  void retryPolicy_thatFails_endsTheCallAndTheListenerIsTold(TransportVariant variant) {
    server.always(answer(503, "text/html", ""));
    IllegalStateException broken = new IllegalStateException("broken by the test");
    RetryPolicy policy =
        RetryPolicy.builder()
            .random(
                () -> {
                  throw broken;
                })
            .build();
    MmfClient client = opened(builder(variant).retryPolicy(policy));

    assertThat(catchThrowable(() -> variant.read(client)))
        .isExactlyInstanceOf(MmfServerException.class)
        .hasSuppressedException(broken);
    assertThat(told).containsExactly(CallOutcome.SERVER_ERROR);
  }

  @ParameterizedTest
  @EnumSource(names = {"OKHTTP", "OKHTTP_ASYNC"})
  void errorTextOf15MB_isBoundedInTheException(TransportVariant variant) {
    String text = "no\\r\\n\\u001b[31m ".repeat(1_000_000);
    server.always(
        answer(
            200,
            JSON,
            "{\"result\":{\"status\":-1,\"errors\":{\"0\":\"" + text + "\",\"2\":\"two\"}}}"));
    MmfClient client = opened(builder(variant));

    MmfException thrown = (MmfException) catchThrowable(() -> variant.read(client));

    assertThat(thrown.getMessage())
        .hasSizeLessThan(1_000)
        .doesNotContainPattern("\\p{Cntrl}")
        .contains("no\\r\\n\\u001b[31m no")
        .endsWith("… two");
    assertThat(thrown.errors()).hasSize(2).element(0).asString().hasSize(500).endsWith("…");
  }

  @ParameterizedTest
  @EnumSource(names = {"OKHTTP", "OKHTTP_ASYNC"})
  void manyErrors_areTheFirstTwenty(TransportVariant variant) {
    String errors = "\"e\",".repeat(100_000) + "false,null,\"\",{\"a\":[1e2147483648]}";
    server.always(answer(400, JSON, "{\"result\":{\"status\":-1,\"errors\":[" + errors + "]}}"));
    MmfClient client = opened(builder(variant));

    MmfException thrown = (MmfException) catchThrowable(() -> variant.read(client));

    assertThat(thrown.errors()).hasSize(20).containsOnly("e");
  }

  private static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of("{\"0\":\"a\",\"2\":\"b\"}", List.of("a", "b")),
        Arguments.of("{\"code\":5,\"message\":\"a\"}", List.of("{\"code\":5,\"message\":\"a\"}")),
        Arguments.of("[{\"code\":1e2147483648}]", List.of("{\"code\":1e2147483648}")),
        Arguments.of("[1e2147483648,[\"a\"]]", List.of("1e2147483648", "[\"a\"]")),
        Arguments.of("\"a\"", List.of("a")),
        Arguments.of("{}", List.of()),
        Arguments.of("[]", List.of()),
        Arguments.of("null", List.of()),
        Arguments.of("false", List.of()),
        Arguments.of("\"\"", List.of()));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errors_inEachFormOfPhp_areTheTexts(String errors, List<String> expected) {
    server.always(
        answer(200, JSON, "{\"result\":{\"status\":-1,\"errors\":" + errors + ",\"output\":[]}}"));

    MmfClient client = opened(builder(TransportVariant.OKHTTP));
    MmfException thrown = (MmfException) catchThrowable(() -> TransportVariant.OKHTTP.read(client));

    assertThat(thrown.errors()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"OKHTTP", "OKHTTP_ASYNC"})
  void trackOfAWriteThatFailed_isCutInTheException(TransportVariant variant) {
    server.always(answer(503, "text/html", "<html>\r\nbusy\u0007</html>"));
    MmfClient client = opened(builder(variant));
    String notes = "-97.74,30.27|\n".repeat(60_000);

    Throwable thrown =
        catchThrowable(
            () -> {
              if (variant.isAsync()) {
                client
                    .async()
                    .workouts()
                    .createWorkout(w -> w.workoutDate(DAY).workoutDescription(notes))
                    .join();
              } else {
                client.workouts().createWorkout(w -> w.workoutDate(DAY).workoutDescription(notes));
              }
            });
    WriteOutcomeUnknownException unknown =
        (WriteOutcomeUnknownException) (variant.isAsync() ? thrown.getCause() : thrown);

    assertThat(unknown.getMessage())
        .hasSizeLessThan(1_000)
        .doesNotContainPattern("\\p{Cntrl}")
        .contains("-97.74,30.27|\\n")
        .contains("busy\\u0007</html>");
    assertThat(unknown.sent().get("workout_description")).hasSize(1_000);
    assertThat(unknown.sent()).containsEntry("workout_date", "2013-01-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1\"", "1.0", "\"1.0\"", "\" 1 \"", "true"})
  void status_thatIsOne_isASuccess(String status) throws Throwable {
    server.always(
        answer(
            200,
            JSON,
            Recorded.NO_WORKOUTS.replaceFirst("\"status\": *1", "\"status\":" + status)));

    TransportVariant.OKHTTP.read(opened(builder(TransportVariant.OKHTTP)));

    assertThat(told).containsExactly(CallOutcome.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9", "1e0", "\"1.5\"", "1e2147483648", "null", "\"\"", "[]", "{}"})
  void status_thatIsNoWholeNumber_isAMalformedResponse(String status) {
    server.always(
        answer(
            200,
            JSON,
            Recorded.NO_WORKOUTS.replaceFirst("\"status\": *1", "\"status\":" + status)));
    MmfClient client = opened(builder(TransportVariant.OKHTTP));

    assertThat(catchThrowable(() -> TransportVariant.OKHTTP.read(client)))
        .isExactlyInstanceOf(MmfResponseException.class);
  }
}
