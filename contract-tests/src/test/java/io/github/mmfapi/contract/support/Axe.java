package io.github.mmfapi.contract.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openqa.selenium.chrome.ChromeDriver;

/** Deque's accessibility checker axe-core, in the page that a browser shows. */
public final class Axe {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private static final String SCRIPT = script();

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document).then(
          found => done({
            passes: found.passes.length,
            violations: found.violations.map(v => ({
              impact: v.impact, text: v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html).join(' ')
            }))
          }),
          error => done({passes: 0, violations: [{impact: 'critical', text: String(error)}]}));
      """;

  private Axe() {}

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe.min.js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks the page that the browser shows.
   *
   * @return what is serious or critical
   * @throws IllegalStateException if no rule was tried
   */
  public static List<String> seriousViolations(ChromeDriver chromium) {
    chromium.executeScript(SCRIPT);
    Map<?, ?> found = (Map<?, ?>) chromium.executeAsyncScript(RUN);
    if (found == null || ((Number) found.get("passes")).longValue() < 10) {
      throw new IllegalStateException("axe-core tried next to nothing: " + found);
    }
    List<String> serious = new ArrayList<>();
    for (Object violation : (List<?>) found.get("violations")) {
      Map<?, ?> its = (Map<?, ?>) violation;
      if (SERIOUS.contains(String.valueOf(its.get("impact")))) {
        serious.add(chromium.getCurrentUrl() + " " + its.get("text"));
      }
    }
    return serious;
  }
}
