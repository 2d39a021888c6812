package io.github.mmfapi.client.resilience;

import static io.github.mmfapi.client.error.CallOutcome.MALFORMED_RESPONSE;
import static io.github.mmfapi.client.error.CallOutcome.NOT_AUTHENTICATED;
import static io.github.mmfapi.client.error.CallOutcome.NOT_FOUND;
import static io.github.mmfapi.client.error.CallOutcome.RATE_LIMITED;
import static io.github.mmfapi.client.error.CallOutcome.REFUSED;
import static io.github.mmfapi.client.error.CallOutcome.SERVER_ERROR;
import static io.github.mmfapi.client.error.CallOutcome.TRANSPORT_ERROR;
import static io.github.mmfapi.client.error.CallOutcome.WRITE_OUTCOME_UNKNOWN;
import static io.github.mmfapi.client.support.FaultServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.error.MmfTransportException.Kind;
import io.github.mmfapi.client.error.WriteOutcomeUnknownException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Gzipped;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.SkippedTime;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each fault, a read and a write on every transport, synchronous and asynchronous: the number
 * of attempts, the delays, the exception. The jitter in these tests always yields the longest
 * delay.
 *
 * <p>It takes about 20 s: more than 400 calls, each with a client and a server of its own, and the
 * time-outs of sockets are real. The asynchronous Apache transport looks for them once a second.
 */
class ResilienceTest {
  private static final List<Long> BACKOFF = List.of(200L, 400L);
  private static final List<Long> NONE = List.of();
  private static final int LIMIT = 50_000;

  /** One row of the table. */
  @SuppressWarnings("ImmutableEnumChecker") // all lists are List.of
  enum Row {
    REFUSED_CONNECTION(TRANSPORT_ERROR, Kind.REFUSED, BACKOFF, TRANSPORT_ERROR, BACKOFF),
    UNKNOWN_HOST(TRANSPORT_ERROR, Kind.UNKNOWN_HOST, BACKOFF, TRANSPORT_ERROR, BACKOFF),
    CONNECT_TIME_OUT(TRANSPORT_ERROR, Kind.CONNECT_TIMED_OUT, BACKOFF, TRANSPORT_ERROR, BACKOFF),
    NO_TLS(TRANSPORT_ERROR, Kind.TLS, NONE, null, NONE),
    RESET(TRANSPORT_ERROR, Kind.RESET, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HUNG_UP(TRANSPORT_ERROR, Kind.RESET, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    SILENCE(TRANSPORT_ERROR, Kind.READ_TIMED_OUT, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HALF_A_BODY(TRANSPORT_ERROR, Kind.RESET, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_500(SERVER_ERROR, null, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_501(SERVER_ERROR, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_503(SERVER_ERROR, null, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_503_FOR_2_S(SERVER_ERROR, null, List.of(2000L, 2000L), WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_503_FOR_1_H(SERVER_ERROR, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_504_HTML(SERVER_ERROR, null, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_429_FOR_1_S(RATE_LIMITED, null, List.of(1000L, 1000L), RATE_LIMITED, NONE),
    HTTP_404(NOT_FOUND, null, NONE, NOT_FOUND, NONE),
    HTTP_401(NOT_AUTHENTICATED, null, NONE, NOT_AUTHENTICATED, NONE),
    HTTP_400_GZIP_OF_NOTHING(REFUSED, null, NONE, REFUSED, NONE),
    HTTP_401_GZIP_OF_NOTHING(NOT_AUTHENTICATED, null, NONE, NOT_AUTHENTICATED, NONE),
    HTTP_401_HALF_A_BODY(NOT_AUTHENTICATED, null, NONE, NOT_AUTHENTICATED, NONE),
    HTTP_404_HALF_A_CHUNK(NOT_FOUND, null, NONE, NOT_FOUND, NONE),
    HTTP_429_HALF_A_GZIP(RATE_LIMITED, null, BACKOFF, RATE_LIMITED, NONE),
    HTTP_403_NO_GZIP(NOT_AUTHENTICATED, null, NONE, NOT_AUTHENTICATED, NONE),
    HTTP_503_HALF_A_BODY(SERVER_ERROR, null, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_501_GZIP_OF_NOTHING(SERVER_ERROR, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_407(TRANSPORT_ERROR, Kind.PROXY_AUTHENTICATION, NONE, TRANSPORT_ERROR, NONE),
    HALF_A_GZIP(TRANSPORT_ERROR, Kind.RESET, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    GZIP_OF_NOTHING(MALFORMED_RESPONSE, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    TOO_LONG(MALFORMED_RESPONSE, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_500_TOO_LONG(SERVER_ERROR, null, BACKOFF, WRITE_OUTCOME_UNKNOWN, NONE),
    HTTP_302(MALFORMED_RESPONSE, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    ENVELOPE_NO(REFUSED, null, NONE, REFUSED, NONE),
    ENVELOPE_WHO(NOT_AUTHENTICATED, null, NONE, NOT_AUTHENTICATED, NONE),
    HTML(MALFORMED_RESPONSE, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE),
    NOTHING(MALFORMED_RESPONSE, null, NONE, WRITE_OUTCOME_UNKNOWN, NONE);

    final CallOutcome ofRead;
    final Kind kind;
    final List<Long> readDelays;
    final CallOutcome ofWrite;
    final List<Long> writeDelays;

    Row(
        CallOutcome ofRead,
        Kind kind,
        List<Long> readDelays,
        CallOutcome ofWrite,
        List<Long> writeDelays) {
      this.ofRead = ofRead;
      this.kind = kind;
      this.readDelays = readDelays;
      this.ofWrite = ofWrite;
      this.writeDelays = writeDelays;
    }

    /** Returns whether the request never reaches a server. */
    boolean isBeforeSending() {
      return switch (this) {
        case REFUSED_CONNECTION, UNKNOWN_HOST, CONNECT_TIME_OUT, NO_TLS -> true;
        default -> false;
      };
    }
  }

  private final FaultServer server = new FaultServer();
  private final SkippedTime time = new SkippedTime();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(server));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  private FaultServer.Action action(Row row) {
    String html = "<html>Gateway</html>";
    return switch (row) {
      case RESET -> FaultServer.reset();
      case HUNG_UP -> FaultServer.hangUp();
      case SILENCE -> server.silence();
      case HALF_A_BODY -> FaultServer.half(Recorded.GET_USER);
      case HTTP_500 -> answer(500, "text/html", html);
      case HTTP_501 -> answer(501, "text/html", html);
      case HTTP_503 -> answer(503, "text/html", html);
      case HTTP_503_FOR_2_S -> answer(503, "text/html", html, "Retry-After: 2");
      case HTTP_503_FOR_1_H -> answer(503, "text/html", html, "Retry-After: 3600");
      case HTTP_504_HTML -> answer(504, "text/html", html);
      case HTTP_429_FOR_1_S -> answer(429, "text/html", html, "Retry-After: 1");
      case HTTP_404 -> answer(404, "text/html", html);
      case HTTP_401 -> answer(401, "text/html", html);
      case HTTP_400_GZIP_OF_NOTHING -> gzip(400, new byte[0], 0);
      case HTTP_401_GZIP_OF_NOTHING -> gzip(401, new byte[0], 0);
      case HTTP_501_GZIP_OF_NOTHING -> gzip(501, new byte[0], 0);
      case GZIP_OF_NOTHING -> gzip(200, new byte[0], 0);
      case HTTP_401_HALF_A_BODY -> half(401);
      case HTTP_503_HALF_A_BODY -> half(503);
      case HTTP_404_HALF_A_CHUNK ->
          FaultServer.bytes(
              "HTTP/1.1 404 X\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
              ("ff\r\n" + html).getBytes(StandardCharsets.US_ASCII));
      case HTTP_429_HALF_A_GZIP -> halfOfGzip(429);
      case HALF_A_GZIP -> halfOfGzip(200);
      case HTTP_403_NO_GZIP -> gzip(403, html.getBytes(StandardCharsets.US_ASCII), html.length());
      case HTTP_407 -> answer(407, "text/html", html, "Proxy-Authenticate: Basic realm=\"x\"");
      case TOO_LONG -> answer(200, "application/json", " ".repeat(LIMIT) + Recorded.GET_USER);
      case HTTP_500_TOO_LONG -> answer(500, "text/html", html.repeat(LIMIT / 10));
      case HTTP_302 -> answer(302, "text/html", html, "Location: " + server.baseUrl() + "/x");
      case ENVELOPE_NO ->
          answer(200, "text/html", "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"x\"]}}");
      case ENVELOPE_WHO -> answer(200, "application/json", Recorded.UNSIGNED);
      case HTML -> answer(200, "text/html", html);
      case NOTHING -> answer(200, "application/json", "");
      default -> FaultServer::answerAsRecorded;
    };
  }

  private static FaultServer.Action gzip(int status, byte[] body, int length) {
    return FaultServer.bytes(
        String.format(
            Locale.ROOT,
            "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: %d",
            status,
            length),
        body);
  }

  private static FaultServer.Action halfOfGzip(int status) {
    byte[] zipped = Gzipped.of(Recorded.GET_USER);
    return gzip(status, Arrays.copyOf(zipped, zipped.length / 2), zipped.length);
  }

  private static FaultServer.Action half(int status) {
    byte[] body = Recorded.UNSIGNED.getBytes(StandardCharsets.US_ASCII);
    return FaultServer.bytes(
        String.format(
            Locale.ROOT,
            "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d",
            status,
            body.length),
        Arrays.copyOf(body, body.length / 2));
  }

  /** Only the rows about time-outs have short ones: a busy machine is slow in all of them. */
  private MmfClient client(TransportVariant variant, Row row) throws IOException {
    MmfClient client =
        MmfClient.builder()
            .baseUrl(baseUrl(row))
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .tokenCredentials(TokenCredentials.of("token", "token-secret"))
            .transport(variant.transport())
            .connectTimeout(Duration.ofMillis(row == Row.CONNECT_TIME_OUT ? 50 : 10_000))
            .readTimeout(Duration.ofMillis(row == Row.SILENCE ? 300 : 10_000))
            .maxResponseSize(LIMIT)
            .retryPolicy(RetryPolicy.builder().random(() -> 1).build())
            .sleeper(time)
            .build();
    open.add(0, client);
    return client;
  }

  private String baseUrl(Row row) throws IOException {
    return switch (row) {
      case REFUSED_CONNECTION -> "http://127.0.0.1:" + freePort() + "/3.1";
      case UNKNOWN_HOST -> "http://no-such-host.invalid/3.1";
      case CONNECT_TIME_OUT -> "http://127.0.0.1:" + portThatNeverAccepts() + "/3.1";
      case NO_TLS -> "https://127.0.0.1:" + server.port() + "/3.1";
      default -> server.baseUrl();
    };
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** Returns a port whose accept queue is full: the kernel accepts no further connection. */
  private int portThatNeverAccepts() throws IOException {
    ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    open.add(full);
    for (int i = 0; i < 8; i++) {
      Socket waiting = new Socket();
      open.add(waiting);
      try {
        waiting.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 50);
      } catch (IOException nowItIsFull) {
        break;
      }
    }
    return full.getLocalPort();
  }

  static Stream<Arguments> table() {
    return Arrays.stream(Row.values())
        .flatMap(
            row ->
                Arrays.stream(TransportVariant.values())
                    .map(variant -> Arguments.of(row, variant)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void read_afterFault_isRetriedAsTheTableSays(Row row, TransportVariant variant) throws Exception {
    MmfClient client = client(variant, row);
    server.always(action(row));

    MmfException thrown = (MmfException) catchThrowable(() -> variant.read(client));

    assertThat(thrown.outcome()).isEqualTo(row.ofRead);
    assertThat(millis()).isEqualTo(row.readDelays);
    assertThat(thrown.attempts()).isEqualTo(row.readDelays.size() + 1);
    assertThat(thrown.isRetrySafe()).isTrue();
    assertThat(thrown.call()).isEqualTo("GET workouts/get_workouts");
    if (row.kind != null) {
      assertThat(((MmfTransportException) thrown).kind()).as(thrown.toString()).isEqualTo(row.kind);
    }
    assertSent(row, variant, thrown.attempts());
  }

  private void assertSent(Row row, TransportVariant variant, int attempts) {
    if (row.isBeforeSending()) {
      assertThat(server.received()).isEmpty();
    } else if (variant.isJdk()) {
      // The JDK's client may retry a read itself if it received nothing.
      assertThat(server.received()).hasSizeGreaterThanOrEqualTo(attempts);
    } else {
      assertThat(server.received()).hasSize(attempts);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void write_afterFault_isRetriedOnlyIfItWasNeverSent(Row row, TransportVariant variant)
      throws Exception {
    MmfClient client = client(variant, row);
    server.always(action(row));

    MmfException thrown = (MmfException) catchThrowable(() -> variant.write(client));

    if (row.ofWrite != null) {
      assertThat(thrown.outcome()).as(thrown.toString()).isEqualTo(row.ofWrite);
      assertThat(thrown.isRetrySafe()).isEqualTo(row.ofWrite != WRITE_OUTCOME_UNKNOWN);
    }
    assertThat(millis()).isEqualTo(row.writeDelays);
    assertThat(thrown.attempts()).isEqualTo(row.writeDelays.size() + 1);
    assertThat(server.received()).hasSize(row.isBeforeSending() ? 0 : 1);
    if (thrown instanceof WriteOutcomeUnknownException unknown) {
      assertThat(unknown.sent())
          .containsEntry("workout_date", "2013-01-16")
          .containsEntry("workout_description", "a run");
      assertThat(unknown.getCause().outcome()).isEqualTo(row.ofRead);
    }
  }

  private List<Long> millis() {
    return time.delays().stream().map(Duration::toMillis).toList();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void read_afterTwoFaults_succeedsAtTheThirdAttemptWithFreshSignatures(TransportVariant variant)
      throws Throwable {
    MmfClient client = client(variant, Row.HTTP_503);
    server.once(action(Row.HTTP_503)).once(action(Row.HALF_A_BODY));

    variant.read(client);

    assertThat(server.received()).hasSize(3);
    assertThat(server.received().stream().map(r -> parameter(r, "oauth_nonce")).distinct())
        .hasSize(3);
  }

  private static String parameter(FaultServer.Received request, String name) {
    String line = request.line();
    int start = line.indexOf(name + "=");
    return line.substring(start, line.indexOf('&', start));
  }
}
