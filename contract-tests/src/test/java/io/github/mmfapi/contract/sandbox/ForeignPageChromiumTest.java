package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.contract.support.Chromium;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A page of another origin in Chromium, against a running sandbox whose users and credentials it
 * knows, because they are public examples. Takes more than 10 s: it starts a browser, and two of
 * its tests try every method of the sandbox from its pages.
 */
class ForeignPageChromiumTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final SandboxUser USER = SandboxUser.TUTORIAL;
  private static final String TCX =
      "<TrainingCenterDatabase><Activities><Activity Sport='Running'><Id>2013-08-15T13:00:00Z</Id>"
          + "<Lap StartTime='2013-08-15T13:00:00Z'><TotalTimeSeconds>6</TotalTimeSeconds></Lap>"
          + "</Activity></Activities></TrainingCenterDatabase>";

  /** Calls a URL and tells what the page can read of the response. */
  private static final String FETCH =
      """
      const [url, options, done] = arguments;
      fetch(url, options)
        .then(async response => done(response.type + " " + response.status + " " + (await response.text())))
        .catch(error => done("error " + error.name));
      """;

  /** Submits a form into a frame of the page. */
  private static final String SUBMIT =
      """
      const [url, fields, done] = arguments;
      const frame = document.createElement("iframe");
      frame.name = "target" + document.forms.length;
      document.body.append(frame);
      const form = document.createElement("form");
      form.action = url;
      form.method = "post";
      form.target = frame.name;
      for (const [name, value] of Object.entries(fields)) {
        const input = document.createElement("input");
        input.name = name;
        input.value = value;
        form.append(input);
      }
      document.body.append(form);
      frame.onload = () => setTimeout(() => {
        let seen = "nothing";
        try { seen = frame.contentDocument ? frame.contentDocument.body.innerText : "nothing"; }
        catch (error) { seen = "nothing"; }
        done(seen || "nothing");
      }, 50);
      form.submit();
      """;

  @TempDir private static Path profile;

  private static ChromeDriver chromium;
  private HttpServer pages;
  private MmfSandbox sandbox;

  @BeforeAll
  static void startBrowser() {
    chromium =
        Chromium.start(profile, "--host-resolver-rules=MAP *.example 127.0.0.1, EXCLUDE localhost");
    chromium.manage().timeouts().scriptTimeout(TIMEOUT);
  }

  @AfterAll
  static void quitBrowser() {
    if (chromium != null) {
      chromium.quit();
    }
  }

  @BeforeEach
  void open() throws IOException {
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = "<!doctype html><title>A page</title><p>A page".getBytes(StandardCharsets.UTF_8);
    pages.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
    sandbox = MmfSandbox.start();
    Chromium.forget(chromium);
  }

  @AfterEach
  void close() {
    if (sandbox != null) {
      sandbox.close();
    }
    pages.stop(0);
  }

  private String origin(String host) {
    return "http://" + host + ":" + pages.getAddress().getPort();
  }

  /** The page of localhost is of the same site as the sandbox, and of another origin. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost"})
  void page_ofAnotherOrigin_readsAndChangesNothing(String host) {
    chromium.get(origin(host) + "/");
    for (String name : List.of("127.0.0.1", "localhost")) {
      String root = "http://" + name + ":" + sandbox.wireMock().port();

      assertThat(fetch(root + "/3.1/workouts/get_activity_types", Map.of())).isEqualTo(error());
      for (Map<String, Object> options : attempts()) {
        assertThat(fetch(root + "/3.1/workouts/import_tcx", options)).isIn(error(), opaque());
      }
      assertThat(fetch(signedRequestToken(root), Map.of("mode", "no-cors")))
          .isIn(error(), opaque());
      assertThat(submit(root + "/3.1/workouts/import_tcx", importForm())).isEqualTo("nothing");
      assertThat(submit(root + "/oauth/authorize", Map.of("decision", "deny")))
          .isEqualTo("nothing");
      for (String admin : List.of("/__admin/requests", "/__admin/mappings", "/__admin/")) {
        assertThat(fetch(root + admin, Map.of("credentials", "include"))).isEqualTo(error());
      }
      assertThat(fetch(root + "/__admin/mappings", textPost(stub()))).isIn(error(), opaque());
      assertThat(fetch(root + "/__admin/shutdown", textPost(""))).isIn(error(), opaque());
      assertThat(submit(root + "/__admin/shutdown", Map.of("a", "b"))).isEqualTo("nothing");
    }

    assertNothingHappened();
  }

  @Test
  void page_whoseNameWasRebound_readsAndChangesNothing() {
    String root = "http://evil.example:" + sandbox.wireMock().port();
    // The page that came from there before has no policy of the sandbox's against its fetches.
    chromium.executeCdpCommand("Page.setBypassCSP", Map.of("enabled", true));
    chromium.get(root + "/3.1/workouts/get_activity_types");

    assertThat(chromium.getPageSource())
        .contains("does not serve this host name")
        .doesNotContain("activity_types");
    // The page is of the same origin now.
    for (String path : List.of("/3.1/workouts/get_activity_types", "/__admin/requests", "/")) {
      assertThat(fetch(root + path, Map.of())).startsWith("basic 421 ");
    }
    for (Map<String, Object> options : attempts()) {
      assertThat(fetch(root + "/3.1/workouts/import_tcx", options)).doesNotContain("\"status\":1");
    }
    assertThat(fetch(root + "/__admin/shutdown", textPost(""))).startsWith("basic 421 ");
    assertNothingHappened();
  }

  @Test
  void page_ofAnAllowedOrigin_readsTheApiAndNotTheAdminApi() {
    sandbox.close();
    sandbox = MmfSandbox.builder().allowedOrigin(origin("app.example")).start();
    String root = "http://127.0.0.1:" + sandbox.wireMock().port();
    chromium.get(origin("app.example") + "/");

    assertThat(fetch(root + "/3.1/workouts/get_activity_types", Map.of()))
        .startsWith("cors 200 ")
        .contains("activity_types");
    Map<String, String> headers =
        Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", "OAuth x");
    assertThat(
            fetch(
                root + "/3.1/users/get_user",
                Map.of("method", "POST", "headers", headers, "body", "a=b")))
        .startsWith("cors 200 ");
    assertThat(fetch(root + "/__admin/requests", Map.of())).isEqualTo(error());
    Map<String, String> withKey = Map.of("Authorization", "Bearer " + sandbox.adminKey());
    assertThat(fetch(root + "/__admin/requests", Map.of("headers", withKey))).isEqualTo(error());
  }

  @Test
  void page_ofAnotherOrigin_canLinkToTheAuthorizationPageAndNotFrameIt() {
    chromium.get(origin("evil.example") + "/");
    chromium.executeScript(
        "const a = document.createElement('a'); a.href = arguments[0]; a.id = 'link';"
            + "a.textContent = 'Log in'; document.body.append(a);",
        sandbox.authorizeUrl() + "?oauth_token=unknown");
    String framed =
        "const [url, done] = arguments; const f = document.createElement('iframe'); f.src = url;"
            + "f.onload = () => done(f.contentDocument === null ? 'closed' : 'open');"
            + "document.body.append(f);";
    assertThat(chromium.executeAsyncScript(framed, sandbox.authorizeUrl().toString()))
        .isEqualTo("closed");
    assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();

    chromium.findElement(By.id("link")).click();
    new WebDriverWait(chromium, TIMEOUT)
        .until(ExpectedConditions.titleContains("Unknown or used token"));
  }

  private static String error() {
    return "error TypeError";
  }

  /** A response that a page may cause but not read. */
  private static String opaque() {
    return "opaque 0 ";
  }

  /** Returns the ways to post the form of a client that logs in with a password. */
  private static List<Map<String, Object>> attempts() {
    StringBuilder form = new StringBuilder();
    importForm()
        .forEach((name, value) -> form.append('&').append(name).append('=').append(encoded(value)));
    Map<String, String> type = Map.of("Content-Type", "application/x-www-form-urlencoded");
    Map<String, Object> post = Map.of("method", "POST", "headers", type, "body", form.substring(1));
    Map<String, Object> hidden = new HashMap<>(post);
    hidden.put("mode", "no-cors");
    Map<String, Object> included = new HashMap<>(hidden);
    included.put("credentials", "include");
    included.put("referrerPolicy", "no-referrer");
    return List.of(post, hidden, included);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> importForm() {
    try {
      byte[] password = USER.password().getBytes(StandardCharsets.UTF_8);
      String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(password));
      return Map.of(
          "consumer_key",
          "da48d1af1f2a1fdd06bc573443bbd730",
          "u",
          USER.username(),
          "p",
          md5,
          "tcx",
          TCX);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signedRequestToken(String root) {
    return OAuth1Signer.builder()
        .clientCredentials(sandbox.clientCredentials())
        .build()
        .sign(SigningRequest.of("GET", root + "/3.1/oauth/request_token").withCallback("oob"))
        .url();
  }

  private static String stub() {
    return "{\"request\":{\"urlPath\":\"/x\"},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:1\"}}";
  }

  private static Map<String, Object> textPost(String body) {
    return Map.of("method", "POST", "mode", "no-cors", "body", body);
  }

  private String fetch(String url, Map<String, ?> options) {
    return String.valueOf(chromium.executeAsyncScript(FETCH, url, options));
  }

  private String submit(String url, Map<String, String> fields) {
    return String.valueOf(chromium.executeAsyncScript(SUBMIT, url, fields));
  }

  private void assertNothingHappened() {
    assertThat(sandbox.wireMock().isRunning()).isTrue();
    assertThat(sandbox.wireMock().getAllServeEvents())
        .extracting((ServeEvent event) -> event.getRequest().getUrl())
        .as("requests that passed the gate")
        .isEmpty();
    assertThat(sandbox.wireMock().getStubMappings()).hasSize(1);
  }
}
