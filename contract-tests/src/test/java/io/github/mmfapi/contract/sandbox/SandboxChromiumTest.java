package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.support.Chromium;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The authorization page in Chromium, from {@code mmf login} to the stored token. Screenshots are
 * in target/screenshots. Takes more than 10 s: it starts a browser, and two of its tests a JVM with
 * {@code mmf}.
 */
class SandboxChromiumTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final SandboxUser USER = new SandboxUser(4711, "anna", "s3cret-word");

  @TempDir private static Path profile;

  private static ChromeDriver chromium;

  @TempDir private Path home;

  private final AheadClock clock = new AheadClock();
  private final MmfSandbox sandbox =
      MmfSandbox.builder().user(USER).clock(clock).applicationName("Trail Diary").start();

  @BeforeAll
  static void open() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    chromium = Chromium.start(profile.resolve("browser"));
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.quit();
    }
  }

  @BeforeEach
  void forget() {
    Chromium.forget(chromium);
  }

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  @Test
  void mmfLogin_throughThePage_storesTheToken() throws Exception {
    Process login = mmf("login", "--base-url", sandbox.baseUrl().toString());
    try (BufferedReader output = login.inputReader(StandardCharsets.UTF_8)) {
      chromium.get(address(output));
      assertThat(chromium.switchTo().activeElement().getDomAttribute("id")).isEqualTo("username");
      saveScreenshot("1-log-in");
      logIn("anna", "wrong");
      waitFor(By.cssSelector("[role=alert]"));
      assertThat(chromium.getPageSource()).doesNotContain("wrong\"");
      assertThat(field("User name or e-mail").getDomProperty("value")).isEqualTo("anna");
      saveScreenshot("2-wrong-password");
      logIn("anna", USER.password());
      new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.urlContains("oauth_verifier="));
      saveScreenshot("3-back-in-the-application");

      assertThat(login.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(login.exitValue()).isZero();
    }
    Process whoami = mmf("whoami");
    String printed = new String(whoami.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed).contains("anna");
    assertThat(severeMessages()).isEmpty();
  }

  @Test
  void deny_withoutLogIn_redirectsToTheApplication() throws Exception {
    Process login = mmf("login", "--base-url", sandbox.baseUrl().toString());
    try (BufferedReader output = login.inputReader(StandardCharsets.UTF_8)) {
      chromium.get(address(output));
      button("Deny").click();
      new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.urlContains("user_refused"));
      saveScreenshot("4-denied");

      assertThat(login.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(login.exitValue()).isEqualTo(1);
    }
  }

  @Test
  void withoutCallback_showsTheVerifier() throws Exception {
    chromium.get(pageOf(null).toString());
    logIn("anna", USER.password());
    waitFor(By.tagName("output"));
    saveScreenshot("5-verifier");

    assertThat(chromium.findElement(By.tagName("output")).getText()).matches("\\d{4}");
  }

  @Test
  void page_afterTooLongATime_hasExpired() {
    chromium.get(pageOf(null).toString());
    clock.advance(Duration.ofMinutes(11));
    logIn("anna", USER.password());
    new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.titleContains("expired"));
    saveScreenshot("6-expired");
  }

  @Test
  void page_isAccessible() {
    chromium.get(pageOf(URI.create("http://127.0.0.1:1/")).toString());

    assertThat(chromium.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
    for (String landmark : List.of("header", "main", "footer", "h1", "fieldset legend")) {
      assertThat(chromium.findElements(By.cssSelector(landmark))).as(landmark).hasSize(1);
    }
    for (String label : List.of("User name or e-mail", "Password")) {
      assertThat(field(label).getAccessibleName()).isEqualTo(label);
    }
    assertThat(button("Authorize").getAriaRole()).isEqualTo("button");
    Object requests =
        chromium.executeScript("return performance.getEntriesByType('resource').length");
    assertThat(requests).as("resources beside the page itself").isEqualTo(0L);
    assertThat(chromium.executeScript("return document.scripts.length")).isEqualTo(0L);
  }

  private URI pageOf(URI callback) {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .build()) {
      WebRedirectionFlow flow = client.authorization();
      return flow.authorizationUrl(flow.begin(callback));
    }
  }

  private void logIn(String username, String password) {
    field("User name or e-mail").clear();
    field("User name or e-mail").sendKeys(username);
    field("Password").sendKeys(password);
    button("Authorize").click();
  }

  private WebElement field(String label) {
    return chromium.findElement(By.xpath("//input[@id=//label[text()='" + label + "']/@for]"));
  }

  private WebElement button(String text) {
    return chromium.findElement(By.xpath("//button[text()='" + text + "']"));
  }

  private void waitFor(By what) {
    new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.presenceOfElementLocated(what));
  }

  /** Returns the console's messages about violations of the content security policy. */
  private List<String> severeMessages() {
    return chromium.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> message.contains("Content Security Policy"))
        .toList();
  }

  private void saveScreenshot(String name) {
    try {
      byte[] picture = chromium.getScreenshotAs(OutputType.BYTES);
      Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Process mmf(String... arguments) throws IOException {
    List<String> command =
        JvmCommand.of(List.of("-Djava.awt.headless=true"), "io.github.mmfapi.cli.Mmf", arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "MMF_CLIENT_KEY", sandbox.clientCredentials().key(),
                "MMF_CLIENT_SECRET", sandbox.clientCredentials().secret(),
                "MMF_HOME", home.resolve("mmf").toString()));
    return builder.start();
  }

  /** Reads until the program has printed the URL of the page. */
  private static String address(BufferedReader output) throws IOException {
    StringBuilder printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      printed.append(line).append('\n');
      int http = line.indexOf("http");
      if (http >= 0 && line.contains("oauth_token=")) {
        return line.substring(http).strip();
      }
    }
    throw new AssertionError("no URL in:\n" + printed);
  }

  /** The system clock plus an offset. */
  private static final class AheadClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void advance(Duration time) {
      ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
