package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.SandboxRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestPrinterTest {
  private static SandboxRequest request(
      String path, @Nullable String user, @Nullable String refusal, List<String> mistakes) {
    return new SandboxRequest(
        Instant.parse("2026-01-02T03:04:05Z"),
        "GET",
        path,
        200,
        user,
        Duration.ofNanos(1_250_000),
        refusal,
        mistakes,
        0);
  }

  private static String printed(SandboxRequest request, boolean json) {
    StringWriter out = new StringWriter();
    new RequestPrinter(new PrintWriter(out), json, ZoneOffset.UTC).accept(request);
    return out.toString();
  }

  @Test
  void served_hasTimeVerbMethodStatusUserAndMilliseconds() {
    assertThat(printed(request("/3.1/users/get_user", "anna", null, List.of()), false))
        .isEqualToIgnoringNewLines("03:04:05 GET  users/get_user 200 anna 1.3 ms\n");
  }

  @Test
  void refused_hasTheMistakes() {
    SandboxRequest refused =
        request("/3.1/users/get_user", null, "bad-signature", List.of("query-not-signed"));
    assertThat(printed(refused, false))
        .isEqualToIgnoringNewLines(
            "03:04:05 GET  users/get_user 200 - 1.3 ms refused: bad-signature"
                + " (query-not-signed)\n");
  }

  @Test
  void mistakeThatTheRefusalNames_isPrintedOnce() {
    assertThat(printed(request("/x", null, "not-signed", List.of("not-signed")), false))
        .endsWith("refused: not-signed" + System.lineSeparator());
  }

  @Test
  void controlCharacters_doNotReachTheTerminal() {
    assertThat(printed(request("/\u001b[2J", "a\rb", null, List.of()), false))
        .contains("/?[2J", "a?b")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void json_isOneLine() {
    SandboxRequest refused =
        request("/3.1/users/get_user", null, "bad-signature", List.of("query-not-signed"));
    assertThat(printed(refused, true))
        .isEqualToIgnoringNewLines(
            "{\"time\":\"2026-01-02T03:04:05Z\",\"verb\":\"GET\",\"path\":\"/3.1/users/get_user\","
                + "\"status\":200,\"user\":null,\"millis\":1.25,\"refusal\":\"bad-signature\","
                + "\"mistakes\":[\"query-not-signed\"],\"missed\":0}\n");
  }

  @Test
  void missedRequests_areCounted() {
    SandboxRequest late =
        new SandboxRequest(Instant.EPOCH, "GET", "/", 200, null, Duration.ZERO, null, List.of(), 7);
    assertThat(printed(late, false)).startsWith("(7 requests are not shown)");
  }
}
