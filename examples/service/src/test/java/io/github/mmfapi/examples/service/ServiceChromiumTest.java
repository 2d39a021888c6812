package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The service in Chromium, with the sandbox that it starts by itself. Screenshots are in
 * target/screenshots.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServiceChromiumTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The accessibility checker takes a second, and half a minute on a machine with much to do. */
  private static final Duration SCRIPT_TIMEOUT = Duration.ofMinutes(2);

  private static final int PHONE = 375;
  private static final String AXE =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document).then(found => done({
        passes: found.passes.length,
        violations: found.violations
            .filter(rule => rule.impact === 'serious' || rule.impact === 'critical')
            .map(rule => rule.id + ': ' + rule.nodes.map(node => node.html).join(' '))
      }));
      """;

  /** Selenium warns about browser versions that it does not know. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  @LocalServerPort private int port;
  @TempDir private Path profile;

  private ChromeDriver chromium;

  @BeforeEach
  void open() throws IOException {
    boolean installed = BROWSER.canExecute() && DRIVER.canExecute();
    if (!installed && "required".equals(System.getProperty("oracles"))) {
      throw new AssertionError("chromium is missing (Debian: chromium, chromium-driver)");
    }
    Assumptions.assumeTrue(installed, "chromium is missing (Debian: chromium, chromium-driver)");
    Files.createDirectories(SCREENSHOTS);
    SELENIUM.setLevel(Level.SEVERE);
    // Chromium's sandbox does not work as root; the browser opens our pages only.
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(BROWSER)
            .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage")
            .addArguments("--disable-gpu", "--lang=en", "--user-data-dir=" + profile);
    chromium =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .withSilent(true)
                .build(),
            options);
    chromium.manage().window().setSize(new Dimension(1100, 900));
    chromium.manage().timeouts().scriptTimeout(SCRIPT_TIMEOUT);
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.quit();
    }
  }

  @Test
  void user_logsIn_looksAround_addsAWorkout_andLogsOut(@Autowired MmfSandbox sandbox)
      throws IOException {
    chromium.get("http://127.0.0.1:" + port);
    check("home");
    link("Log in with MapMyFitness").click();
    button("Deny").click();
    waitFor("denied");
    mainShows("You have not allowed access.");

    link("Log in with MapMyFitness").click();
    field("User name or e-mail").sendKeys(sandbox.user().username());
    field("Password").sendKeys(sandbox.user().password());
    button("Authorize").click();
    waitFor("/workouts");
    counts("rect.bar", 12);
    counts(".list tbody tr", 20);
    link("Over the hills").click();
    await(ExpectedConditions.textToBe(By.id("route-name"), "Over the hills"));
    counts("polyline.route", 1);
    check("workouts");

    link("New workout").click();
    field("Title").sendKeys(Keys.ENTER);
    mainShows("Not saved yet", "Give it a title.");
    check("new-workout");
    field("Title").sendKeys("Around the lake", Keys.ENTER);
    mainShows("“Around the lake” is saved.", "Around the lake Run");

    button("Log out").click();
    mainShows("You are logged out.");
    chromium.get("http://127.0.0.1:" + port + "/workouts");
    mainShows("Log in with MapMyFitness");
    assertThat(severeMessages()).isEmpty();
  }

  private WebElement link(String text) {
    return find(By.linkText(text));
  }

  private WebElement button(String text) {
    return find(By.xpath("//button[text()='" + text + "']"));
  }

  private WebElement field(String label) {
    return find(By.xpath("//input[@id=//label[text()='" + label + "']/@for]"));
  }

  /** Finds an element, of the next page if that is still on its way. */
  private WebElement find(By what) {
    return await(ExpectedConditions.presenceOfElementLocated(what));
  }

  private void mainShows(String... texts) {
    for (String text : texts) {
      await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("main"), text));
    }
  }

  private void counts(String selector, int number) {
    await(ExpectedConditions.numberOfElementsToBe(By.cssSelector(selector), number));
  }

  private void waitFor(String partOfUrl) {
    await(ExpectedConditions.urlContains(partOfUrl));
  }

  private <T> T await(ExpectedCondition<T> condition) {
    return new WebDriverWait(chromium, TIMEOUT).until(condition);
  }

  /** Checks a page for everybody: light and dark, on a desktop and on a phone. */
  private void check(String name) throws IOException {
    chromium.executeScript("scrollTo(0, 0)");
    for (String scheme : List.of("dark", "light")) {
      emulate(
          "setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      assertThat(seriousViolations()).as(name + ", " + scheme).isEmpty();
      screenshot(name + "-desktop-" + scheme);
    }
    emulate(
        "setDeviceMetricsOverride",
        Map.of("width", PHONE, "height", 1400, "deviceScaleFactor", 1, "mobile", true));
    Number width = (Number) chromium.executeScript("return document.documentElement.scrollWidth");
    assertThat(width.intValue()).as(name).isLessThanOrEqualTo(PHONE);
    assertThat(seriousViolations()).as(name + ", phone").isEmpty();
    screenshot(name + "-phone");
    emulate("clearDeviceMetricsOverride", Map.of());
    emulate("setEmulatedMedia", Map.of("features", List.of()));
  }

  private void emulate(String command, Map<String, Object> parameters) {
    chromium.executeCdpCommand("Emulation." + command, parameters);
  }

  /** Runs the accessibility checker axe-core in the page. */
  private List<?> seriousViolations() throws IOException {
    try (InputStream axe = getClass().getResourceAsStream("/axe.min.js")) {
      chromium.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Map<?, ?> found = (Map<?, ?>) chromium.executeAsyncScript(AXE);
    assertThat((Long) found.get("passes")).isGreaterThan(10);
    return (List<?>) found.get("violations");
  }

  /** Returns what the browser complains about, violations of the content security policy too. */
  private List<String> severeMessages() {
    return chromium.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(message -> !message.contains("favicon"))
        .toList();
  }

  private void screenshot(String name) throws IOException {
    Files.write(SCREENSHOTS.resolve(name + ".png"), chromium.getScreenshotAs(OutputType.BYTES));
  }
}
