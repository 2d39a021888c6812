package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.support.Axe;
import io.github.mmfapi.contract.support.Chromium;
import io.github.mmfapi.contract.support.Phone;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SandboxWorkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The console in one Chromium: what it says to clients that sign wrong, and that its pages can be
 * read by everybody. Screenshots are in target/screenshots.
 */
class ConsoleChromiumTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Dimension DESKTOP = new Dimension(1100, 1000);
  private static final int PHONE = 375;
  private static final String NASTY = "<img src=x onerror=alert(1)>";
  private static final SandboxUser USER = new SandboxUser(4711, "anna", "s3cret-word");

  @TempDir private static Path profile;

  private static MmfSandbox sandbox;
  private static ChromeDriver chromium;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void open() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    sandbox =
        MmfSandbox.builder()
            .console(true)
            .user(USER)
            .demoData()
            .workout(USER, SandboxWorkout.on(LocalDate.of(2026, 1, 7), NASTY))
            .start();
    chromium = Chromium.start(profile.resolve("browser"));
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.quit();
    }
    sandbox.close();
  }

  @BeforeEach
  void reset() {
    sandbox.reset();
    chromium.manage().window().setSize(DESKTOP);
  }

  private static String authorization(
      ClientCredentials client, TokenCredentials token, String method, String url) {
    return OAuth1Signer.builder()
        .clientCredentials(client)
        .build()
        .sign(SigningRequest.of(method, url).withToken(token))
        .authorizationHeader();
  }

  private HttpResponse<String> get(String url, String authorization) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", authorization).build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Opens the page that a refusal links to. */
  private void openHelp(HttpResponse<String> refused) {
    String link = refused.headers().firstValue("Link").orElseThrow();
    chromium.get(page(link.substring(link.indexOf('/') + 1, link.indexOf('>'))));
  }

  private static String page(String path) {
    return sandbox.consoleUrl() + path;
  }

  private static List<String> mistakes() {
    return chromium.findElements(By.cssSelector("[data-mistake]")).stream()
        .map(element -> element.getDomAttribute("data-mistake"))
        .toList();
  }

  @Test
  void wrongClientSecret_isShown() throws Exception {
    ClientCredentials blank =
        ClientCredentials.of(
            sandbox.clientCredentials().key(), sandbox.clientCredentials().secret() + "\n");
    String url = sandbox.baseUrl() + "/users/get_user";
    openHelp(get(url, authorization(blank, sandbox.authorize(USER), "GET", url)));

    assertThat(mistakes()).containsExactly("secret-with-whitespace");
    check("console-wrong-secret");
  }

  @Test
  void unknownSecret_isUnexplained_andTheRightBaseStringIsShown() throws Exception {
    ClientCredentials other =
        ClientCredentials.of(sandbox.clientCredentials().key(), "quite another secret");
    String url = sandbox.baseUrl() + "/users/get_user";
    openHelp(get(url, authorization(other, sandbox.authorize(USER), "GET", url)));

    assertThat(mistakes()).isEmpty();
    assertThat(text()).contains("No known mistake leads to this signature", "Compare both secrets");
    assertThat(chromium.findElement(By.cssSelector("[aria-labelledby=expected]")).getText())
        .startsWith("GET&http%3A%2F%2F127.0.0.1");
  }

  @Test
  void queryLeftOut_isShown_withTheDifferenceMarked() throws Exception {
    String url = sandbox.baseUrl() + "/workouts/get_workouts";
    String signed = authorization(sandbox.clientCredentials(), sandbox.authorize(USER), "GET", url);
    openHelp(get(url + "?limit=5", signed));

    assertThat(mistakes()).containsExactly("query-not-signed");
    assertThat(chromium.findElement(By.cssSelector("mark.right")).getText()).contains("limit");
    check("console-query-left-out");
  }

  @Test
  void proxyThatEndsTls_isShown() throws Exception {
    String url = sandbox.baseUrl() + "/users/get_user";
    String signed =
        authorization(
            sandbox.clientCredentials(),
            sandbox.authorize(USER),
            "GET",
            url.replace("http:", "https:"));
    openHelp(get(url, signed));

    assertThat(mistakes()).contains("scheme-http-https");
    assertThat(chromium.findElement(By.cssSelector("mark.wrong")).getText()).contains("s");
    check("console-tls-proxy");
  }

  @Test
  void newRequests_appearByThemselves() throws Exception {
    chromium.get(page(""));
    get(sandbox.baseUrl() + "/users/get_user", "OAuth nothing");

    new WebDriverWait(chromium, TIMEOUT)
        .until(ExpectedConditions.textToBePresentInElementLocated(By.id("rows"), "users/get_user"));
    check("console-requests");
    assertThat(violations()).isEmpty();
  }

  @Test
  void tokenAndReset_workInTheBrowser() {
    chromium.get(page(""));
    chromium.findElement(By.xpath("//button[text()='Issue a token']")).click();
    waitFor(By.id("token-secret"));
    check("console-token");
    chromium.findElement(By.xpath("//button[text()='Reset the sandbox']")).click();
    new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.urlToBe(page("")));
  }

  @Test
  void data_isShown_andNastyNamesAreTexts() {
    chromium.get(page("console/users"));
    check("console-users");
    chromium.get(page("console/users/4711"));
    assertThat(chromium.findElements(By.cssSelector("rect.bar"))).hasSize(53);
    assertThat(chromium.findElements(By.cssSelector("polyline.route"))).hasSize(2);
    assertThat(chromium.findElements(By.cssSelector("img"))).isEmpty();
    check("console-user");
    assertThat(violations()).isEmpty();
  }

  @Test
  void documentation_isShown_andTriesAMethod() {
    chromium.get(sandbox.baseUrl() + "/gear?doc");
    check("doc-methods");
    chromium.get(sandbox.baseUrl() + "/workouts/get_workouts?doc");
    check("doc-method");
    chromium.findElement(By.name("limit")).sendKeys("1");
    WebElement call = chromium.findElement(By.xpath("//button[starts-with(text(),'Call ')]"));
    call.click();
    // The page with the form has a pre, too.
    new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.stalenessOf(call));
    waitFor(By.tagName("pre"));
    assertThat(text()).contains("\"status\" : 1", "\"count\"");
    check("doc-answer");
  }

  @Test
  void authorizePage_hasNothingSerious() {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .build()) {
      WebRedirectionFlow flow = client.authorization();
      chromium.get(flow.authorizationUrl(flow.begin(null)).toString());
    }
    waitFor(By.name("password"));
    check("authorize");
  }

  @Test
  void darkPages_haveEnoughContrast() throws Exception {
    String url = sandbox.baseUrl() + "/workouts/get_workouts";
    String signed = authorization(sandbox.clientCredentials(), sandbox.authorize(USER), "GET", url);
    HttpResponse<String> refused = get(url + "?limit=5", signed);
    Map<String, String> dark = Map.of("name", "prefers-color-scheme", "value", "dark");
    chromium.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(dark)));
    try {
      for (String path : List.of("", "console/users/4711", "3.1/gear/get_gear?doc")) {
        chromium.get(page(path));
        assertThat(Axe.seriousViolations(chromium)).isEmpty();
      }
      openHelp(refused);
      assertThat(Axe.seriousViolations(chromium)).isEmpty();
      saveScreenshot("console-dark-desktop");
    } finally {
      chromium.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
    }
  }

  private static String text() {
    return chromium.findElement(By.tagName("main")).getText();
  }

  private static void waitFor(By what) {
    new WebDriverWait(chromium, TIMEOUT).until(ExpectedConditions.presenceOfElementLocated(what));
  }

  /** Checks the page with axe-core, and that a phone shows it without scrolling sideways. */
  private static void check(String name) {
    assertThat(Axe.seriousViolations(chromium)).isEmpty();
    saveScreenshot(name + "-desktop");
    Phone.show(chromium, PHONE);
    assertThat(Phone.widthOfThePage(chromium)).as(name).isLessThanOrEqualTo(PHONE);
    saveScreenshot(name + "-phone");
    Phone.end(chromium);
  }

  /** Returns the browser's messages about violations of the content security policy. */
  private static List<String> violations() {
    return chromium.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .filter(message -> message.contains("Content Security Policy"))
        .toList();
  }

  private static void saveScreenshot(String name) {
    try {
      Files.write(SCREENSHOTS.resolve(name + ".png"), chromium.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
