package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.contract.support.Chromium;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.authorization.Callback;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A page of another origin in Chromium, against a login that waits for its callback. */
@Timeout(120)
class LoopbackChromiumTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String EVIL = "evil.example";
  private static final TemporaryCredentials LOGIN = TemporaryCredentials.of("own", "secret");
  private static final List<String> FORGED =
      List.of(
          "?denied",
          "?denied=guess",
          "?oauth_problem=user_refused",
          "?error=access_denied",
          "?oauth_verifier=denied",
          "?oauth_token=guess&oauth_verifier=1",
          "?oauth_token=guess&rejected=1");

  /** Requests each address as image, script, frame, form and fetch, and keeps what it can read. */
  private static final String ATTACK =
      """
      <!DOCTYPE html><title>attack</title><script>
      window.readable = [];
      const ends = (e, a) => new Promise(done => {
        e.onload = e.onerror = done; e.src = a; document.body.append(e); });
      async function attack(addresses) {
        for (const a of addresses) {
          await ends(new Image(), a);
          await ends(document.createElement('script'), a);
          const frame = document.createElement('iframe');
          await ends(frame, a);
          try { readable.push(frame.contentWindow.document.body.innerText); } catch (e) { }
          await fetch(a, {mode: 'no-cors'}).then(r => r.text())
              .then(t => { if (t) readable.push(t); }, () => {});
          await fetch(a).then(r => r.text()).then(t => readable.push(t), () => {});
          navigator.sendBeacon(a);
        }
        document.title = 'attacked';
      }
      </script><body></body>
      """;

  @TempDir private Path home;

  private final LoopbackCallbackReceiver random = LoopbackCallbackReceiver.start();
  private final LoopbackCallbackReceiver registered = LoopbackCallbackReceiver.start(0);
  private HttpServer evil;
  private ChromeDriver chromium;

  @BeforeEach
  void open() throws IOException {
    evil = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    evil.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] page = ATTACK.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    evil.start();
    chromium =
        Chromium.start(home.resolve("browser"), "--host-resolver-rules=MAP " + EVIL + " 127.0.0.1");
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.quit();
    }
    evil.stop(0);
    random.close();
    registered.close();
  }

  @Test
  void pageOfAnotherOrigin_neitherEndsALoginNorReadsAnything() {
    List<CompletableFuture<Callback>> logins = List.of(await(random), await(registered));

    for (LoopbackCallbackReceiver receiver : List.of(random, registered)) {
      String root = receiver.callbackUri().resolve("/").toString();
      attack(EVIL + ":" + evil.getAddress().getPort(), root);
      // The same page with its own name resolved to the receiver's address.
      chromium.get("http://" + EVIL + ":" + receiver.callbackUri().getPort() + "/?denied=own");
      assertThat(chromium.findElement(By.tagName("h1")).getText()).isEqualTo("Wrong host");
      // As a whole page, which also looks as if the server had sent it.
      for (String query : FORGED) {
        chromium.get(root + query);
      }
    }
    assertThat(logins).noneMatch(CompletableFuture::isDone);

    for (LoopbackCallbackReceiver receiver : List.of(random, registered)) {
      chromium.get(receiver.callbackUri() + "?oauth_token=own&oauth_verifier=5891");
      assertThat(chromium.findElement(By.tagName("h1")).getText())
          .isEqualTo("Authorization received");
    }
    assertThat(logins)
        .allSatisfy(login -> assertThat(login.join()).isEqualTo(new Callback("own", "5891")));
  }

  private void attack(String origin, String root) {
    chromium.get(URI.create("http://" + origin + "/").toString());
    List<String> addresses = FORGED.stream().map(query -> root + query).toList();
    chromium.executeScript("attack(arguments[0])", addresses);
    new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.titleIs("attacked"));
    assertThat(chromium.executeScript("return readable")).isEqualTo(List.of());
  }

  private static CompletableFuture<Callback> await(LoopbackCallbackReceiver receiver) {
    return CompletableFuture.supplyAsync(
            () -> receiver.await(LOGIN, Duration.ofDays(1)), task -> new Thread(task).start())
        .orTimeout(100, TimeUnit.SECONDS);
  }
}
