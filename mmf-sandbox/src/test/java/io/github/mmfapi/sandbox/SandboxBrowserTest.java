package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link SandboxBrowser} does at the page, and what it calls at the application. */
@Timeout(60)
class SandboxBrowserTest {
  private static final SandboxUser USER = SandboxUser.TUTORIAL;
  private static final SandboxUser WRONG =
      new SandboxUser(USER.userId(), USER.username(), "wrong-word");

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final SandboxBrowser browser = new SandboxBrowser();
  private final List<URI> called = new CopyOnWriteArrayList<>();
  private HttpServer application;

  @BeforeEach
  void startApplication() throws IOException {
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/",
        exchange -> {
          called.add(exchange.getRequestURI());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    application.start();
  }

  @AfterEach
  void stop() {
    application.stop(0);
    sandbox.close();
  }

  private String callback() {
    return "http://127.0.0.1:" + application.getAddress().getPort() + "/back?state=a%20b";
  }

  /** Returns the URL of the page for an application with a callback, or with {@code oob}. */
  private URI page(String callback) {
    String url = sandbox.baseUrl() + "/oauth/request_token";
    OAuth1Signer signer =
        OAuth1Signer.builder().clientCredentials(sandbox.clientCredentials()).build();
    String form = signer.sign(SigningRequest.of("POST", url).withCallback(callback)).body();
    String token =
        Parameters.parse(SigningCaller.send("POST", url, form, null).body()).stream()
            .filter(parameter -> parameter.name().equals("oauth_token"))
            .map(Parameter::value)
            .findFirst()
            .orElseThrow();
    return sandbox
        .baseUrl()
        .resolve(
            "/oauth/authorize?"
                + Parameters.render(
                    List.of(
                        new Parameter("oauth_token", token),
                        new Parameter("oauth_callback", callback))));
  }

  @Test
  void authorize_callsTheCallbackWithAVerifier() throws Exception {
    URI callback = browser.authorize(page(callback()), USER);

    assertThat(callback.toString()).startsWith(callback() + "&oauth_token=");
    assertThat(callback.getQuery()).contains("&oauth_verifier=").doesNotContain("oauth_problem");
    assertThat(called)
        .containsExactly(URI.create(callback.getRawPath() + "?" + callback.getRawQuery()));
  }

  @Test
  void deny_callsTheCallbackWithAProblem() throws Exception {
    URI callback = browser.deny(page(callback()));

    assertThat(callback.getQuery())
        .contains("oauth_problem=user_refused")
        .doesNotContain("oauth_verifier");
    assertThat(called).hasSize(1);
  }

  @Test
  void authorizeOutOfBand_returnsTheVerifierOfThePage() throws Exception {
    assertThat(browser.authorizeOutOfBand(page("oob"), USER)).matches("\\d{4}");
    assertThat(called).isEmpty();
  }

  @Test
  void wrongPassword_isToldAndCallsNothing() {
    assertThatThrownBy(() -> browser.authorize(page(callback()), WRONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("did not redirect", "HTTP 403", "password")
        .hasMessageNotContaining(WRONG.password());
    assertThatThrownBy(() -> browser.authorizeOutOfBand(page("oob"), WRONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("no verifier", "HTTP 403", "password")
        .hasMessageNotContaining(WRONG.password());
    assertThat(called).isEmpty();
  }

  @Test
  void usedToken_isTold() throws Exception {
    URI page = page(callback());
    browser.deny(page);

    assertThatThrownBy(() -> browser.authorize(page, USER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("shows no form", "HTTP 4", "token is unused");
  }
}
