package io.github.mmfapi.spring.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What an authorization leaves in the session, and says of itself. */
class AuthorizationEndpointsTest {
  private static final MmfSandbox SANDBOX = MmfSandbox.start();
  private static final MmfClient CLIENT =
      MmfClient.builder()
          .baseUrl(SANDBOX.baseUrl())
          .clientCredentials(SANDBOX.clientCredentials())
          .build();
  private static final SecretCipher CIPHER =
      SecretCipher.ofBase64("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

  private static HttpServer callback;

  private final TokenStore store = TokenStore.inMemory();
  private final Map<String, String> kept = new TreeMap<>();
  private MockHttpSession session = new MockHttpSession();
  private final RouterFunction<ServerResponse> routes =
      new AuthorizationEndpoints(
              new AuthorizationEndpoints.Pages(
                  URI.create("http://127.0.0.1:" + callback.getAddress().getPort() + "/back"),
                  "/begin",
                  URI.create("/done"),
                  URI.create("/denied")),
              CLIENT.authorization(),
              store,
              (request, token) -> "anna",
              CIPHER)
          .routes("");

  /** Takes the place of the application, whose endpoints are called without a server. */
  @BeforeAll
  static void start() throws IOException {
    callback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    callback.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    callback.start();
  }

  @AfterAll
  static void stop() {
    callback.stop(0);
    CLIENT.close();
    SANDBOX.close();
  }

  private ServerResponse get(String path, @Nullable String query) throws Exception {
    MockHttpServletRequest servlet = new MockHttpServletRequest("GET", path);
    servlet.setSession(session);
    servlet.setServerName("127.0.0.1");
    servlet.setServerPort(callback.getAddress().getPort());
    if (query != null) {
      servlet.setQueryString(query);
      for (Parameter parameter : Parameters.parse(query.replace("%zz", ""))) {
        servlet.addParameter(parameter.name(), parameter.value());
      }
    }
    ServerRequest request = ServerRequest.create(servlet, List.of());
    ServerResponse response = routes.route(request).orElseThrow().handle(request);
    session.getAttributeNames().asIterator().forEachRemaining(this::keep);
    return response;
  }

  private void keep(String name) {
    kept.put(name, String.valueOf(session.getAttribute(name)));
  }

  @BeforeEach
  void forget() {
    SANDBOX.wireMock().resetRequests();
  }

  private URI begun() throws Exception {
    return Objects.requireNonNull(get("/begin", null).headers().getLocation());
  }

  /** Returns the query of the callback of an authorization that begins. */
  private String granted() throws Exception {
    return new SandboxBrowser().authorize(begun(), SANDBOX.user()).getRawQuery();
  }

  private static List<String> temporarySecrets() {
    return SANDBOX.wireMock().getAllServeEvents().stream()
        .map(event -> event.getResponse().getBodyAsString())
        .filter(body -> body.contains("oauth_token_secret="))
        .map(body -> body.substring(body.indexOf("oauth_token_secret=") + 19))
        .toList();
  }

  @Test
  void session_afterEachStep_hasNoSecret() throws Exception {
    String query = granted();
    get("/back", query);

    assertThat(store.find("anna")).isPresent();
    assertThat(kept).isNotEmpty();
    assertThat(temporarySecrets()).hasSize(2);
    String verifier = query.substring(query.indexOf("oauth_verifier="));
    assertThat(kept.toString()).doesNotContain(temporarySecrets()).doesNotContain(verifier);
  }

  @Test
  void redirects_areNotStored_andGiveNoReferrer() throws Exception {
    ServerResponse begin = get("/begin", null);
    URI page = Objects.requireNonNull(begin.headers().getLocation());
    String query = new SandboxBrowser().authorize(page, SANDBOX.user()).getRawQuery();
    ServerResponse done = get("/back", query);
    ServerResponse again = get("/back", query);
    ServerResponse denied = get("/back", new SandboxBrowser().deny(begun()).getRawQuery());

    assertThat(denied.headers().getLocation()).hasPath("/denied");
    for (ServerResponse response : List.of(begin, done, again, denied)) {
      assertThat(response.headers().getFirst("Cache-Control")).isEqualTo("no-store");
      assertThat(response.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }
  }

  /** What a callback can have that is not accepted; {@code %s} is the query of the right one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s&a=%%zz",
        "%s&oauth_verifier=hush",
        "oauth_token=hush&oauth_verifier=hush",
        "oauth_verifier=hush",
        "oauth_token=hush&oauth_problem=hush",
        "x=%s"
      })
  void callback_thatIsNotAccepted_isNotRepeated(String form) throws Exception {
    String query = granted();
    Throwable thrown = catchThrowable(() -> get("/back", form.formatted(query)));

    assertThat(thrown).isInstanceOf(ResponseStatusException.class);
    assertThat(((ResponseStatusException) thrown).getReason()).doesNotContain("hush");
    StringWriter said = new StringWriter();
    thrown.printStackTrace(new PrintWriter(said));
    String verifier = query.substring(query.indexOf("oauth_verifier="));
    assertThat(said.toString()).doesNotContain(verifier, "hush").doesNotContain(temporarySecrets());
    assertThat(store.userKeys()).isEmpty();
  }

  @Test
  void callback_ofAnotherSession_isNotAccepted() throws Exception {
    String others = granted();
    session = new MockHttpSession();
    String own = granted();

    assertThat(catchThrowable(() -> get("/back", others)))
        .isInstanceOf(ResponseStatusException.class);
    assertThat(store.userKeys()).isEmpty();
    get("/back", own);
    assertThat(store.userKeys()).containsExactly("anna");
    // The completed one is no answer to another callback of the session.
    assertThat(catchThrowable(() -> get("/back", others)))
        .isInstanceOf(ResponseStatusException.class);
  }
}
