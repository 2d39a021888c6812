package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a log-in gives back, however it ends. */
@Timeout(60)
class GivenBackTest {
  private static final TemporaryCredentials TEMPORARY =
      TemporaryCredentials.of("temporary", "temporary secret");

  /** How the use of a receiver ends. */
  private enum Ending {
    UNUSED,
    TIMED_OUT,
    INTERRUPTED,
    CLOSED_BY_AN_INTERRUPTED_THREAD,
    BROWSER_SILENT,
    BROWSER_HALFWAY,
    PORT_IN_USE
  }

  @ParameterizedTest
  @EnumSource
  void receiver_closed_leavesNothing(Ending ending) throws IOException {
    Leftovers leftovers = Leftovers.fromNowOn();
    try (Socket browser = new Socket();
        LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      use(receiver, browser, ending);
    }
    assertThat(Thread.interrupted())
        .as("the interrupt flag")
        .isEqualTo(ending.name().contains("INTERRUPTED"));
    leftovers.assertNone("a receiver that ends " + ending);
  }

  private static void use(LoopbackCallbackReceiver receiver, Socket browser, Ending ending)
      throws IOException {
    int port = receiver.callbackUri().getPort();
    switch (ending) {
      case UNUSED -> assertThat(port).isPositive();
      case TIMED_OUT -> {
        for (int i = 0; i < 2; i++) {
          assertThat(catchThrowable(() -> receiver.await(TEMPORARY, Duration.ZERO)))
              .isInstanceOf(AuthorizationTimeoutException.class);
        }
      }
      case INTERRUPTED -> {
        for (int i = 0; i < 2; i++) {
          Thread.currentThread().interrupt();
          assertThat(catchThrowable(() -> receiver.await(TEMPORARY, Duration.ofMinutes(1))))
              .hasMessageContaining("Interrupted");
        }
      }
      case CLOSED_BY_AN_INTERRUPTED_THREAD -> Thread.currentThread().interrupt();
      case BROWSER_SILENT, BROWSER_HALFWAY -> {
        browser.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET / HTTP/1.1\r\n" + (ending == Ending.BROWSER_SILENT ? "" : "Host: ");
        browser.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      }
      case PORT_IN_USE -> {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
          for (int i = 0; i < 3; i++) {
            assertThat(catchThrowable(() -> LoopbackCallbackReceiver.start(taken.getLocalPort())))
                .hasMessageContaining("choose another port");
          }
        }
      }
    }
  }

  /** A request for credentials. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  private enum Exchange {
    TEMPORARY_CREDENTIALS(flow -> flow.requestTemporaryCredentials(null)),
    TOKEN_CREDENTIALS(flow -> flow.requestTokenCredentials(TEMPORARY, "verifier", null)),
    RENEWAL(flow -> flow.renew(TokenCredentials.of("token", "token secret"), "handle")),
    PASSWORD(flow -> flow.grantForPassword("anna", "a password"));

    private final Consumer<WebRedirectionFlow> request;

    Exchange(Consumer<WebRedirectionFlow> request) {
      this.request = request;
    }
  }

  /** How the server responds. */
  private enum Answer {
    ISSUED(200, "oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true"),
    REFUSED(401, "oauth_problem=token_rejected"),
    TIMESTAMP_REFUSED(401, "oauth_problem=timestamp_refused"),
    UNREADABLE(200, "<html>"),
    TOO_LONG(200, "x".repeat(70_000)),
    BROKEN_OFF(200, "oauth_token=t");

    private final int status;
    private final String body;

    Answer(int status, String body) {
      this.status = status;
      this.body = body;
    }
  }

  private final List<Body> bodies = new CopyOnWriteArrayList<>();

  /** A body that knows whether it was closed. */
  private static final class Body extends InputStream {
    private final InputStream text;
    private final boolean breaksOff;
    private boolean closed;

    Body(Answer answer) {
      this.text = new ByteArrayInputStream(answer.body.getBytes(StandardCharsets.UTF_8));
      this.breaksOff = answer == Answer.BROKEN_OFF;
    }

    @Override
    public int read() throws IOException {
      int next = text.read();
      if (next < 0 && breaksOff) {
        throw new IOException("broken off");
      }
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int next = read();
      if (next < 0) {
        return -1;
      }
      bytes[offset] = (byte) next;
      return 1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private Response respond(Request request, Answer answer) {
    Body body = new Body(answer);
    bodies.add(body);
    return Response.builder()
        .status(answer.status)
        .headers(
            Map.of(
                "Content-Type", List.of("application/x-www-form-urlencoded"),
                "Date", List.of("Wed, 16 Jan 2013 10:31:14 GMT")))
        .request(request)
        .body(body, null)
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void everyTokenRequest_closesItsResponse(Answer answer) {
    WebRedirectionFlow flow =
        WebRedirectionFlow.builder()
            .endpoints(
                new OAuth1Endpoints(
                    URI.create("http://127.0.0.1:1/a"),
                    URI.create("http://127.0.0.1:1/b"),
                    URI.create("http://127.0.0.1:1/c")))
            .clientCredentials(ClientCredentials.of("key", "client secret"))
            .httpClient((request, options) -> respond(request, answer))
            .build();
    for (Exchange exchange : Exchange.values()) {
      bodies.clear();
      Throwable thrown = catchThrowable(() -> exchange.request.accept(flow));

      assertThat(thrown == null).as("%s: %s", exchange, thrown).isEqualTo(answer == Answer.ISSUED);
      assertThat(bodies).as("%s %s", exchange, answer).isNotEmpty().allMatch(body -> body.closed);
    }
  }
}
