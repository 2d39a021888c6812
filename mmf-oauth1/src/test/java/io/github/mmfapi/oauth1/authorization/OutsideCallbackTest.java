package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.oauth1.FuzzedInput;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks and token responses from outside are read, or refused with the typed exception. */
@Tag("slow")
@Timeout(60)
class OutsideCallbackTest {

  private static final String CALLBACK = "oauth_token=own&oauth_verifier=5891&state=x%20y";
  private static final String DATE = "Wed, 16 Jan 2013 10:31:14 GMT";
  private static final String SECRET = "client/secret";

  @Test
  void issued_anyTokenResponse_isReadOrRefusedInBoundedWordsWithoutTheSecret() {
    List<String> bodies =
        List.of(
            FuzzedInput.FORM,
            FuzzedInput.QUERY,
            "<html><body>" + SECRET + "</body>",
            "{\"e\":[\"" + SECRET + "\"]}",
            "");
    FuzzedInput.forEach(
        input -> {
          TokenResponse response =
              new TokenResponse(
                  input.oneOf(List.of(200, 200, 201, 204, 302, 401, 500, 0, -1)),
                  input.oneOf(Arrays.asList(null, "text/html", input.spoiled("text/plain"))),
                  input.oneOf(Arrays.asList(null, input.spoiled(FuzzedInput.HEADER))),
                  input.oneOf(Arrays.asList(null, input.spoiled(DATE))),
                  input.spoiled(input.oneOf(bodies)) + (input.number(2) == 0 ? "&" + SECRET : ""),
                  List.of(SECRET));
          try {
            assertThat(TokenRefusal.issued("The request", response).token()).isNotBlank();
          } catch (TokenRequestException e) {
            assertThat(e.getMessage()).hasSizeLessThan(2_000).doesNotContain(SECRET);
            assertThat(e.excerpt()).hasSizeLessThan(210).doesNotContain(SECRET);
          }
        });
  }

  @Test
  void deliver_anyCallback_isTakenOrTurnedDownAndOnlyTheLastAreKept() {
    CallbackInbox inbox = new CallbackInbox(true);
    FuzzedInput.forEach(
        input -> {
          CallbackQuery query = CallbackQuery.of(input.spoiled(CALLBACK));
          if (query != null) {
            String token = query.token().isBlank() ? "awaited" : query.token();
            TemporaryCredentials awaited = TemporaryCredentials.of(token, SECRET);
            Callback callback =
                FuzzedInput.readOrNull(OAuth1Exception.class, () -> query.callback(awaited));
            assertThat(callback == null).isEqualTo(query.isDenial());
            inbox.deliver(query);
          }
        });
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> awaitUnknown(inbox))
        .satisfies(e -> assertThat(e.foreignCallbacks()).isBetween(1, 16));
  }

  @Test
  void page_anyProblem_addsNoMarkup() {
    long tags = markup(CallbackPage.denied("user_refused"));
    FuzzedInput.forEach(
        input ->
            assertThat(markup(CallbackPage.denied(input.spoiled("<script>\"&'")))).isEqualTo(tags));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_token=t0ken-1&oauth_problem=for+t0ken-1",
        "oauth_token=t0ken-1&oauth_verifier=v3r1fier&error=x+v3r1fier&oauth_problem=no+v3r1fier",
        "oauth_token=t0ken-1&error=t0ken-1+is+no+token",
        "denied=t0ken-1&oauth_problem=no+t0ken-1",
        "oauth_problem=the+other+side+of+t0ken-1+and+tempor4ry",
        "oauth_token=t0ken-1&oauth_problem=tempor4ry,+then+t0ken-1"
      })
  void page_problemWithWhatIsInPlay_showsNothingOfIt(String query) throws Exception {
    TemporaryCredentials mine = TemporaryCredentials.of("t0ken-1", "tempor4ry");
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start(0)) {
      CompletableFuture<Throwable> waiting =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> receiver.await(mine, Duration.ofSeconds(2))),
              task -> new Thread(task).start());
      String page = "";
      // Until somebody waits for the token, its secret is not known here.
      while (page.isEmpty() || (page.contains("tempor4ry") && !waiting.isDone())) {
        page = page(receiver.callbackUri(), query);
      }
      assertThat(page).contains("Access was not granted (").doesNotContain("t0ken", "v3r1fier");
      assertThat(waiting.get(20, TimeUnit.SECONDS).toString())
          .contains("Access was not granted")
          .doesNotContain("t0ken", "v3r1fier", "tempor4ry");
    }
  }

  @Test
  void page_problemThatIsAWord_isShownAsItIs() {
    CallbackQuery query = CallbackQuery.of("oauth_token=user_refused&oauth_problem=user_refused");

    assertThat(query).extracting(CallbackQuery::problem).isEqualTo("user_refused");
    assertThat(query).asString().doesNotContain("user_refused");
  }

  private static String page(URI callback, String query) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(callback + "?" + query).toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void receiver_anyRequestLine_getsAResponseAndTheExpectedOneStillCounts() throws IOException {
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      int port = receiver.callbackUri().getPort();
      String path = receiver.callbackUri().getPath();
      FuzzedInput.forEach(
          input -> {
            if (input.number(100) == 0) {
              String line =
                  input.spoiled(
                      "GET " + path + "?" + CALLBACK.replace("own", "other") + " HTTP/1.1");
              assertThat(response(port, line)).matches("|HTTP/1.1 (200|400|404|405|421) .*");
            }
          });
      assertThat(response(port, "GET " + path + "?oauth_token=mine&oauth_verifier=5891 HTTP/1.1"))
          .startsWith("HTTP/1.1 200");
      TemporaryCredentials mine = TemporaryCredentials.of("mine", "secret");
      assertThat(receiver.await(mine, Duration.ZERO).verifier()).isEqualTo("5891");
    }
  }

  /** Linear time takes a moment; quadratic time would take minutes. */
  @Timeout(15)
  @ParameterizedTest
  @MethodSource("io.github.mmfapi.oauth1.FuzzedInput#pieces")
  void twoMegabytesOfAnything_isReadInAMoment(String piece) {
    String long1 = FuzzedInput.twoMegabytes(piece);
    CallbackQuery.of(long1);
    CallbackRequest.of(long1);
    CallbackRequest.of("GET / HTTP/1.1\r\nHost: " + long1);
    assertThat(SecretText.excerpt(long1, List.of(SECRET))).hasSizeLessThan(210);
  }

  /** Sends a request line unchanged and returns the status line, empty if there is no response. */
  private static String response(int port, String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String request = line + "\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElse("");
      }
    } catch (IOException e) {
      // Garbage in the request head: the server may close the connection before it has read
      // everything.
      return "";
    }
  }

  private static Callback awaitUnknown(CallbackInbox inbox) {
    while (true) {
      CallbackQuery query = inbox.await(TemporaryCredentials.of("nobody's", SECRET), Duration.ZERO);
      assertThat(query.token()).as("a denial that names nobody").isEmpty();
    }
  }

  private static long markup(CallbackPage page) {
    return page.html().chars().filter(c -> c == '<' || c == '>' || c == '"').count();
  }
}
