package io.github.mmfapi.contract.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.contract.Contract;
import io.github.mmfapi.contract.ContractInteraction;
import io.github.mmfapi.contract.ContractReport;
import io.github.mmfapi.contract.Difference;
import io.github.mmfapi.contract.InteractionResult;
import io.github.mmfapi.contract.Outcome;
import io.github.mmfapi.contract.coverage.CoverageReport;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.coverage.Proven;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.support.Chromium;
import io.github.mmfapi.contract.support.Phone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages that the build writes can be read on a phone: tables scroll in themselves. */
class ReportsChromiumTest {
  private static final Path REFERENCE = Path.of("..", "spec", "target", "reference");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 375;

  @TempDir private Path folder;

  @Test
  void coverageReferenceAndEvidence_fitOnAPhone() throws IOException {
    Path coverage = coverage();
    ChromeDriver chromium = Chromium.start(folder.resolve("browser"));
    try {
      Files.createDirectories(SCREENSHOTS);
      Phone.show(chromium, PHONE);
      chromium.get(coverage.toUri().toString());
      check(chromium, "coverage");
      WebElement tick = chromium.findElement(By.linkText("✓"));
      assertThat(tick.getDomAttribute("title")).isEqualTo(getClass().getSimpleName());
      assertThat(texts(chromium, "dl:not(.letters) dt")).hasSize(Proof.values().length + 1);
      assertThat(texts(chromium, "dl.letters dt")).containsExactly("R", "M", "S", "D", "L");
      assertThat(chromium.findElements(By.cssSelector("td .letter")))
          .hasSameSizeAs(Operations.all());
      assertThat(chromium.findElement(By.linkText("1/5")).getDomAttribute("href"))
          .isEqualTo("contract.html#getUser-accepted");

      chromium.get(contract().toUri() + "#getUser-accepted");
      check(chromium, "contract");
      assertThat(texts(chromium, "section h3")).containsExactly("users/get_user is answered");
      assertThat(texts(chromium, "section dd").get(2)).startsWith("R recorded: SEED");
      chromium.findElements(By.tagName("summary")).forEach(WebElement::click);
      check(chromium, "contract-open");

      Assumptions.assumeTrue(
          Files.exists(REFERENCE.resolve("index.html")), "the reference was not built");
      chromium.get(
          REFERENCE.resolve("evidence.html").toAbsolutePath().normalize().toUri().toString());
      check(chromium, "evidence");
      chromium.get(REFERENCE.resolve("index.html").toAbsolutePath().normalize().toUri().toString());
      new WebDriverWait(chromium, java.time.Duration.ofSeconds(60))
          .until(page -> !page.findElements(By.tagName("h1")).isEmpty());
      check(chromium, "reference");
    } finally {
      chromium.quit();
    }
  }

  /** Writes a page on which every proof of one operation is from this class. */
  private Path coverage() {
    Operation one = Operations.generated().get(0);
    String test = getClass().getName();
    Map<String, Map<String, String>> subjects = new java.util.TreeMap<>();
    for (Proof proof : Proof.values()) {
      subjects.put(proof.label(), Map.of(one.id(), test));
    }
    String link = "link:contract.html#getUser-accepted";
    subjects.put(Proof.ERROR.label(), Map.of(one.id() + " REFUSAL_UNDER_200", link));
    new CoverageReport(Operations.all(), new Proven(subjects)).write(folder);
    return folder.resolve("index.html");
  }

  /** Writes a report in which one interaction is broken, one skipped and all others kept. */
  private Path contract() throws IOException {
    List<InteractionResult> results = new ArrayList<>();
    for (ContractInteraction interaction : Contract.ofAllOperations().interactions()) {
      boolean broken = interaction.id().equals("getUser-accepted");
      boolean skipped = interaction.isWrite();
      Difference difference =
          new Difference(
              "$.result.output.user.a_field_with_a_long_name_that_no_phone_shows_in_one_line",
              "a text, such as \"" + "1".repeat(60) + "\"",
              "no such field",
              interaction.evidence());
      results.add(
          new InteractionResult(
              interaction,
              broken ? Outcome.BROKEN : skipped ? Outcome.SKIPPED : Outcome.KEPT,
              broken ? List.of(difference) : List.of(),
              skipped ? "it may change data, and writes are not allowed" : "",
              Duration.ZERO));
    }
    new ContractReport(URI.create("http://127.0.0.1:8080/3.1"), results).write(folder);
    return folder.resolve("contract.html");
  }

  private static List<String> texts(ChromeDriver chromium, String selector) {
    return chromium.findElements(By.cssSelector(selector)).stream()
        .map(WebElement::getText)
        .toList();
  }

  private static void check(ChromeDriver chromium, String name) throws IOException {
    Files.write(
        SCREENSHOTS.resolve("report-" + name + ".png"), chromium.getScreenshotAs(OutputType.BYTES));
    assertThat(Phone.widthOfThePage(chromium)).as(name).isLessThanOrEqualTo(PHONE);
    assertThat(wide(chromium)).as("what %s cuts off", name).isEmpty();
  }

  /** Returns texts that are wider than the screen and in no box that scrolls. */
  private static List<?> wide(ChromeDriver chromium) {
    return (List<?>)
        chromium.executeScript(
            """
            const scrolls = e => { for (; e; e = e.parentElement) {
              if (/auto|scroll|hidden/.test(getComputedStyle(e).overflowX)) return true; }
              return false; };
            return [...document.querySelectorAll('td, p, dd, h1, h2, h3')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e))
                .slice(0, 5).map(e => e.outerHTML.slice(0, 200));
            """);
  }
}
