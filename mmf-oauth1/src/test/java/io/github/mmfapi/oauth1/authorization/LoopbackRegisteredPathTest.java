package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks at a path that is registered, so that every web page can send some too. */
@Timeout(60)
class LoopbackRegisteredPathTest {

  private static final TemporaryCredentials EXPECTED = TemporaryCredentials.of("own", "secret");
  private static final String OWN = "?oauth_token=own&oauth_verifier=5891";

  private final LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start(0);
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?denied",
        "?denied=",
        "?oauth_problem=user_refused",
        "?error=access_denied",
        "?oauth_verifier=denied",
        "?oauth_token=&denied="
      })
  void denialWithoutToken_isShownAndDoesNotEndTheWait(String query) {
    CompletableFuture<Callback> callback = awaitInBackground();
    getUntil(400, "?oauth_token=foreign&oauth_verifier=1");
    HttpResponse<String> page = get(query);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Access was not granted", "still waits");
    assertThat(get(OWN).body()).contains("Authorization received");
    assertThat(callback.join()).isEqualTo(new Callback("own", "5891"));
  }

  @ParameterizedTest
  @CsvSource({"?denied, ", "?oauth_problem=user_refused, user_refused", "?oauth_verifier=denied, "})
  void denialWithoutToken_isTheReasonWhenTheTimeIsUp(String query, @Nullable String problem) {
    get(query);
    assertThatExceptionOfType(AuthorizationDeniedException.class)
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ofMillis(20)))
        .isExactlyInstanceOf(AuthorizationDeniedException.class)
        .satisfies(e -> assertThat(e.oauthProblem()).isEqualTo(problem));
    assertThatExceptionOfType(AuthorizationTimeoutException.class)
        .as("the next login")
        .isThrownBy(() -> receiver.await(EXPECTED, Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?denied=own",
        "?oauth_token=own",
        "?oauth_token=own&rejected=1",
        "?oauth_token=own&oauth_problem=user_refused",
        "?oauth_token=own&error=access_denied",
        "?oauth_token=own&oauth_verifier=denied"
      })
  void denialWithTheToken_endsTheWaitAtOnce(String query) {
    CompletableFuture<Callback> callback = awaitInBackground();
    getUntil(400, "?oauth_token=foreign&oauth_verifier=1");
    assertThat(get(query).body()).contains("Access was not granted").doesNotContain("still waits");
    assertThatExceptionOfType(AuthorizationDeniedException.class)
        .isThrownBy(() -> joined(callback));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?denied=foreign", "?oauth_token=foreign&rejected=1", "?rejected=1", "?error=no"})
  void anythingElse_isAnsweredAndForgotten(String query) {
    CompletableFuture<Callback> callback = awaitInBackground();
    getUntil(400, "?oauth_token=foreign&oauth_verifier=1");
    assertThat(get(query).statusCode()).isEqualTo(400);
    assertThat(callback).isNotDone();
    get(OWN);
    assertThat(callback.join().verifier()).isEqualTo("5891");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:%d/oauth/cb", "http://localhost:%d/", "HTTP://localhost:%d"})
  void start_registeredAddress_isServedUnchanged(String address) throws IOException {
    URI registered = URI.create(String.format(java.util.Locale.ROOT, address, freePort()));
    try (LoopbackCallbackReceiver other = LoopbackCallbackReceiver.start(registered)) {
      assertThat(other.callbackUri()).isSameAs(registered);
      URI callback =
          URI.create(
              "http://127.0.0.1:"
                  + registered.getPort()
                  + (registered.getPath().isEmpty() ? "/" : registered.getPath())
                  + OWN);
      assertThat(send(callback).statusCode()).isEqualTo(200);
      assertThat(other.await(EXPECTED, Duration.ZERO).verifier()).isEqualTo("5891");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:8000/",
        "http://app.example:8000/",
        "http://127.0.0.1.app.example:8000/",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:8000/?a=b",
        "http://127.0.0.1:8000/#a",
        "http://a@127.0.0.1:8000/",
        "http://127.0.0.1:8000/%41",
        "mailto:a@b",
        "/cb"
      })
  void start_otherAddress_isRefused(String address) {
    URI callback = URI.create(address);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LoopbackCallbackReceiver.start(callback).close())
        .withMessageContaining("callback");
  }

  @Test
  void start_withoutPort_hasAnotherSecretPathEachTime() {
    try (LoopbackCallbackReceiver first = LoopbackCallbackReceiver.start();
        LoopbackCallbackReceiver second = LoopbackCallbackReceiver.start()) {
      assertThat(first.callbackUri().getPath())
          .matches("/[0-9a-f]{32}")
          .isNotEqualTo(second.callbackUri().getPath());
      assertThat(send(first.callbackUri().resolve("/?denied")).statusCode()).isEqualTo(404);
      assertThatExceptionOfType(AuthorizationTimeoutException.class)
          .isThrownBy(() -> first.await(EXPECTED, Duration.ZERO));
    }
  }

  private static void joined(CompletableFuture<Callback> callback) throws Throwable {
    try {
      callback.join();
    } catch (java.util.concurrent.CompletionException e) {
      throw e.getCause();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private CompletableFuture<Callback> awaitInBackground() {
    return CompletableFuture.supplyAsync(
            () -> receiver.await(EXPECTED, Duration.ofDays(1)), task -> new Thread(task).start())
        .orTimeout(20, TimeUnit.SECONDS);
  }

  /** Repeats a request until its status shows that the wait has begun. */
  private HttpResponse<String> getUntil(int status, String query) {
    HttpResponse<String> page = get(query);
    while (page.statusCode() != status) {
      Thread.onSpinWait();
      page = get(query);
    }
    return page;
  }

  private HttpResponse<String> get(String query) {
    return send(URI.create(receiver.callbackUri() + query));
  }

  private HttpResponse<String> send(URI uri) {
    return browser
        .sendAsync(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .join();
  }
}
