package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LoopbackCallbackReceiverTest {

  private static final TemporaryCredentials EXPECTED = TemporaryCredentials.of("tok en", "secret");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start();
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void callbackUri_started_isOnTheLoopbackAddressOnly() throws IOException {
    assertThat(receiver.callbackUri().toString())
        .matches("http://127\\.0\\.0\\.1:[1-9]\\d*/[0-9a-f]{32}");
    int port = receiver.callbackUri().getPort();
    // The port is free on another loopback address: the receiver is not bound to all of them.
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    try (ServerSocket socket = new ServerSocket(port, 1, other)) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void await_callbackBeforeIt_returnsTheVerifier() {
    HttpResponse<String> page = get("?oauth_token=tok+en&oauth_verifier=58%2B91");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Authorization received. You can close this window.");
    assertThat(receiver.await(EXPECTED, Duration.ZERO)).isEqualTo(new Callback("tok en", "58+91"));
  }

  @Test
  void await_callbackWithUndecodablePairs_returnsTheVerifier() {
    String query = "?fullname=Andr%E9&oauth_token=tok+en&oauth_verifier=5891&a;b=%C3";
    assertThat(get(query).statusCode()).isEqualTo(200);
    assertThat(receiver.await(EXPECTED, Duration.ZERO).verifier()).isEqualTo("5891");
  }

  @Test
  void await_foreignCallbacks_areRefusedAndDoNotEndTheWait() {
    CompletableFuture<Callback> callback = awaitInBackground();
    HttpResponse<String> page = getUntil(400, "?oauth_token=foreign&oauth_verifier=1");
    assertThat(page.body()).contains("not the one the application is waiting for");
    assertThat(get("?oauth_problem=user_refused&oauth_token=foreign").statusCode()).isEqualTo(400);
    assertThat(get("?denied=foreign").statusCode()).isEqualTo(400);
    assertThat(callback).isNotDone();
    assertThat(get("?oauth_token=tok%20en&oauth_verifier=5891").statusCode()).isEqualTo(200);
    assertThat(callback.join()).isEqualTo(new Callback("tok en", "5891"));
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO))
        .satisfies(e -> assertThat(e.foreignCallbacks()).isGreaterThanOrEqualTo(3));
  }

  @Test
  void await_foreignCallbackOnly_timesOutAndSaysSo() {
    get("?oauth_token=foreign&oauth_verifier=1");
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ofMillis(20)))
        .withMessageContaining("PT0.02S")
        .withMessageContaining("1 with another token")
        .satisfies(e -> assertThat(e.foreignCallbacks()).isEqualTo(1))
        .satisfies(e -> assertThat(e.waited()).isEqualTo(Duration.ofMillis(20)));
  }

  @Test
  void await_nothingArrives_timesOutAndSaysSo() {
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO))
        .withMessageContaining("no other callback arrived")
        .satisfies(e -> assertThat(e.foreignCallbacks()).isZero());
  }

  @ParameterizedTest
  @CsvSource({
    "?oauth_token=tok+en&oauth_problem=user_refused, user_refused",
    "?oauth_problem=permission_denied, permission_denied",
    "?oauth_token=tok+en&oauth_verifier=1&oauth_problem=user_refused, user_refused",
    "?denied=tok+en, ",
    "?denied, ",
    "?error=access_denied, access_denied",
    "?oauth_token=tok+en&error=access_denied, access_denied",
    "?oauth_token=tok+en&rejected=1, ",
    "?oauth_token=tok+en&oauth_verifier=denied, ",
    "?oauth_verifier=denied, ",
    "?discount=100%25%FF&oauth_problem=user_refused&fullname=Andr%E9, user_refused",
    "?oauth_token=tok+en, ",
    "?oauth_token=tok+en&oauth_verifier=, "
  })
  void await_denial_isTold(String query, String problem) {
    assertThat(get(query).body()).contains("Access was not granted");
    assertThatExceptionOfType(AuthorizationDeniedException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, LONG))
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo(problem));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?oauth_verifier=1",
        "?oauth_token=tok+en&oauth_token=foreign&oauth_verifier=1",
        "?oauth_token=%FF&oauth_verifier=1",
        "?oauth_token=tok+en&oauth_verifier=%FF",
        "?rejected=1",
        "?error=other"
      })
  void get_noCallback_isRefusedAndDoesNotCount(String query) {
    assertThat(get(query).statusCode()).isEqualTo(400);
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"favicon.ico", "other?oauth_token=tok+en&oauth_verifier=1", "%2F"})
  void get_otherPath_isNotFound(String path) {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "HEAD", "PUT", "OPTIONS"})
  void request_otherMethod_isNotAllowed(String method) {
    HttpResponse<String> page = send(method, "?oauth_token=tok+en&oauth_verifier=1");
    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow")).contains("GET");
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?oauth_token=tok+en&oauth_verifier=1", "", "favicon.ico", "?denied"})
  void page_any_isHtmlThatLeaksNothing(String query) {
    HttpResponse<String> page = get(query);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; style-src 'unsafe-inline'");
    assertThat(page.body())
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .endsWith("</html>\n")
        .doesNotContain("<script");
  }

  @Test
  void page_problemWithMarkup_isEscapedAndShort() {
    HttpResponse<String> page =
        get("?oauth_problem=%3Cscript%3Ealert('1')%26%3C/script%3E" + "x".repeat(500));
    assertThat(page.body())
        .contains("&lt;script&gt;alert(&#39;1&#39;)&amp;&lt;/script&gt;xxx")
        .doesNotContain("<script")
        .doesNotContain("x".repeat(201));
  }

  @Test
  void close_whileWaiting_wakesTheWaiterAndFreesThePort() throws IOException {
    CompletableFuture<Callback> callback = awaitInBackground();
    getUntil(400, "?oauth_token=foreign&oauth_verifier=1");
    receiver.close();
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(callback::join)
        .havingCause()
        .isExactlyInstanceOf(OAuth1Exception.class)
        .withMessageContaining("closed");
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> receiver.await(EXPECTED, LONG))
        .withMessageContaining("closed");
    int port = receiver.callbackUri().getPort();
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    receiver.close();
  }

  @Test
  void close_rightAfterTheCallback_stillDeliversThePage() {
    for (int i = 0; i < 30; i++) {
      CompletableFuture<HttpResponse<String>> page;
      try (LoopbackCallbackReceiver shortLived = LoopbackCallbackReceiver.start()) {
        URI callback =
            URI.create(shortLived.callbackUri() + "?oauth_token=tok+en&oauth_verifier=1");
        page = CompletableFuture.supplyAsync(() -> send("GET", callback));
        shortLived.await(EXPECTED, LONG);
      }
      assertThat(page.join().body()).endsWith("</html>\n");
    }
  }

  @Test
  void await_fromTwoThreads_isRefusedForTheSecond() {
    CompletableFuture<Callback> callback = awaitInBackground();
    getUntil(400, "?oauth_token=foreign&oauth_verifier=1");
    assertThatIllegalStateException().isThrownBy(() -> receiver.await(EXPECTED, LONG));
    get("?oauth_token=tok+en&oauth_verifier=5891");
    assertThat(callback.join().verifier()).isEqualTo("5891");
  }

  @Test
  void await_interrupted_keepsTheInterruption() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> receiver.await(EXPECTED, LONG))
        .withMessageContaining("Interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void await_manyForeignCallbacksBefore_keepsTheLatest() {
    for (int i = 0; i < 40; i++) {
      get("?oauth_verifier=1&oauth_token=foreign" + i);
    }
    get("?oauth_token=tok+en&oauth_verifier=5891");
    assertThat(receiver.await(EXPECTED, Duration.ZERO).verifier()).isEqualTo("5891");
  }

  @Test
  void await_negativeTimeout_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ofSeconds(-1)));
  }

  @Test
  void start_path_isTheOnlyOneServed() {
    try (LoopbackCallbackReceiver other = LoopbackCallbackReceiver.start(0, "/oauth/callback")) {
      assertThat(other.callbackUri().getPath()).isEqualTo("/oauth/callback");
      URI callback = URI.create(other.callbackUri() + "?oauth_token=tok+en&oauth_verifier=1");
      assertThat(send("GET", callback).statusCode()).isEqualTo(200);
      assertThat(send("GET", other.callbackUri().resolve("/")).statusCode()).isEqualTo(404);
      assertThat(other.await(EXPECTED, Duration.ZERO).verifier()).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "callback", "/a?b", "/a#b", "/a b", "/%41"})
  void start_badPath_isRefused(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoopbackCallbackReceiver.start(0, path).close());
  }

  @Test
  void start_portInUse_saysWhichAndWhatToDo() {
    int port = receiver.callbackUri().getPort();
    assertThatExceptionOfType(OAuth1Exception.class)
        .isThrownBy(() -> LoopbackCallbackReceiver.start(port).close())
        .withMessageContaining("127.0.0.1:" + port)
        .withMessageContaining("another port");
  }

  @Test
  void start_threads_areDaemons() {
    get("?oauth_token=foreign&oauth_verifier=1");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().startsWith("oauth1-callback"))
        .isNotEmpty()
        .allMatch(Thread::isDaemon);
  }

  private CompletableFuture<Callback> awaitInBackground() {
    // Not in the common pool, which may have only one thread, and the browser needs it.
    return CompletableFuture.supplyAsync(
            () -> receiver.await(EXPECTED, Duration.ofDays(1)), task -> new Thread(task).start())
        .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  /** Repeats a request until its status shows that the wait has begun. */
  private HttpResponse<String> getUntil(int status, String query) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < deadline) {
      HttpResponse<String> page = get(query);
      if (page.statusCode() == status) {
        return page;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("Nobody began to wait within " + LONG);
  }

  private HttpResponse<String> get(String query) {
    return send("GET", query);
  }

  private HttpResponse<String> send(String method, String query) {
    return send(method, URI.create(receiver.callbackUri() + query));
  }

  private HttpResponse<String> send(String method, URI uri) {
    return browser
        .sendAsync(
            HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(LONG)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .join();
  }
}
