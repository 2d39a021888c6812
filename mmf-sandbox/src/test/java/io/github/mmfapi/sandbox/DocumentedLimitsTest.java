package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of limits in the page of the sandbox has the limits of the code. */
class DocumentedLimitsTest {
  private static final Path PAGE = Path.of("..", "docs", "sandbox.md");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(,[0-9]{3})*");

  /** Rows whose limit is an option, or is tried with values at both ends. */
  private static final List<String> ELSEWHERE = List.of("rows of all", "text of all", "dates and");

  private static final String MODEL = "internal.model.Quota.";
  private static final String OAUTH = "internal.oauth.IssuedCredentials.";
  private static final String HTTP = "internal.http.";

  /** The numbers of each row, by its beginning. */
  private static Map<String, List<Long>> limits() throws ReflectiveOperationException {
    long lifetime = ((Duration) constant(OAUTH + "LIFETIME")).toMinutes();
    return Map.ofEntries(
        Map.entry(
            "points of",
            List.of(number(MODEL + "CHARACTERS_OF_A_POINT"), number(MODEL + "POINTS"))),
        Map.entry("a text,", List.of(number(MODEL + "TEXT"))),
        Map.entry("a document", List.of(number(MODEL + "DOCUMENT"))),
        Map.entry(
            "a body",
            List.of(number(HTTP + "BodyGate.LONGEST"), number(HTTP + "BodyGate.LARGE") / 1024)),
        Map.entry("parameters of", List.of(number(HTTP + "BodyGate.MOST_PARAMETERS"))),
        Map.entry("depth of", List.of(number("internal.model.Json.DEEPEST"))),
        Map.entry("pending", List.of(lifetime, number(OAUTH + "MOST_TEMPORARY"))),
        Map.entry("wrong", List.of(number(OAUTH + "WRONG_VERIFIERS") - 1)),
        Map.entry("tokens", List.of(number(OAUTH + "MOST_TOKENS"))),
        Map.entry("nonces", List.of(number("internal.server.SandboxInstance.NONCES"))),
        Map.entry(
            "requests in the console",
            List.of(
                number("internal.console.RequestLog.MOST"),
                number("internal.console.LoggedRequest$Payload.LONGEST"))),
        Map.entry(
            "requests in WireMock's",
            List.of(
                number(HTTP + "BoundedJournal.MOST_REQUESTS"),
                number(HTTP + "BoundedJournal.MOST_BYTES") / 1_000_000)));
  }

  private static Object constant(String name) throws ReflectiveOperationException {
    int dot = name.lastIndexOf('.');
    Field field =
        Class.forName("io.github.mmfapi.sandbox." + name.substring(0, dot))
            .getDeclaredField(name.substring(dot + 1));
    field.setAccessible(true);
    return field.get(null);
  }

  private static long number(String name) throws ReflectiveOperationException {
    return ((Number) constant(name)).longValue();
  }

  private static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    List<String> rows = new ArrayList<>();
    for (int i = lines.indexOf("## Limits") + 4; lines.get(i).startsWith("| "); i++) {
      rows.add(lines.get(i).substring(2));
    }
    return rows;
  }

  private static List<Long> numbers(String text) {
    List<Long> numbers = new ArrayList<>();
    for (Matcher found = NUMBER.matcher(text); found.find(); ) {
      numbers.add(Long.valueOf(found.group().replace(",", "")));
    }
    return numbers;
  }

  @Test
  void everyRow_hasTheLimitsOfTheCode() throws Exception {
    Map<String, List<Long>> limits = limits();
    List<String> rows = rows();
    assertThat(rows).hasSize(limits.size() + ELSEWHERE.size());
    for (String row : rows) {
      if (ELSEWHERE.stream().noneMatch(row::startsWith)) {
        List<String> known = limits.keySet().stream().filter(row::startsWith).toList();
        assertThat(known).as("limits in the code for the row %s", row).hasSize(1);
        assertThat(numbers(row)).as(row).isEqualTo(limits.get(known.get(0)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "90, 180, true",
    "-90, -180, true",
    "90.001, 0, false",
    "-90.001, 0, false",
    "0, 180.001, false",
    "0, -180.001, false",
    "NaN, 0, false"
  })
  void point_upToTheEndsOfTheEarth_isAccepted(double latitude, double longitude, boolean accepted) {
    assertThat(catchThrowable(() -> new SandboxRoute.Point(latitude, longitude)) == null)
        .isEqualTo(accepted);
  }
}
