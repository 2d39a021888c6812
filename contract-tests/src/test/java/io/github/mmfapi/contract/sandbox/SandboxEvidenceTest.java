package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.support.Recorded;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The sandbox's table of methods agrees with the evidence, and the documentation with the table.
 */
class SandboxEvidenceTest {
  private static final Path EVIDENCE =
      Path.of(System.getProperty("mmf.evidence", "../spec/evidence/methods.json"));

  private static final Path PAGE = Path.of("..", "docs", "sandbox.md");

  /** The parameters of the legacy log-in; the table has them as a kind of access. */
  private static final Set<String> LOG_IN = Set.of("consumer_key", "u", "p");

  private static final Map<String, String> ACCESS =
      Map.of(
          "oauth1", "oauth1",
          "none", "open",
          "legacy-password", "password",
          "consumer-key-only", "key");

  @Test
  void table_agreesWithTheEvidence() throws IOException {
    Assumptions.assumeTrue(Files.exists(EVIDENCE), () -> EVIDENCE + " is not in this checkout");
    Map<String, String> expected = new TreeMap<>();
    for (JsonNode method : Recorded.tree(Files.readString(EVIDENCE))) {
      if (!method.path("group").asText().equals("oauth")
          && !method.path("confidence").asText().equals("link-only")) {
        expected.put(method.path("path").asText(), line(method));
      }
    }

    Map<String, String> table = new TreeMap<>();
    lines().forEach(line -> table.put(line.split(" ", -1)[0], withoutShape(line)));
    assertThat(table).isEqualTo(expected);
  }

  private static String line(JsonNode method) {
    List<String> words = new ArrayList<>();
    words.add(method.path("path").asText());
    words.add(method.path("verb").asText());
    List<String> access = new ArrayList<>();
    method.path("auth").forEach(way -> access.add(ACCESS.get(way.asText())));
    if (access.equals(List.of("open"))) {
      // A signed call is served, too.
      access.add("oauth1");
    }
    words.add(String.join("+", access));
    for (JsonNode parameter : method.path("params")) {
      String name = parameter.path("name").asText();
      if (!LOG_IN.contains(name) || method.path("path").asText().equals("users/login")) {
        words.add(name + ":" + parameter.path("type").asText() + need(parameter));
      }
    }
    return String.join(" ", words);
  }

  private static String need(JsonNode parameter) {
    return switch (parameter.path("requirement").asText()) {
      case "required" -> "!";
      case "one-of" -> "@" + parameter.path("oneOf").asText();
      default -> "";
    };
  }

  private static String withoutShape(String line) {
    return line.replaceFirst(" (recorded|known|simulated)\\b", "");
  }

  @Test
  void page_listsEveryMethodAndTheSourceOfItsResponse() throws IOException {
    StringBuilder table = new StringBuilder("| method | its answer |\n|---|---|\n");
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      table.append("| `").append(words[0]).append("` | ").append(words[3]).append(" |\n");
    }

    String page = Files.readString(PAGE);
    if (Boolean.getBoolean("docs.update")) {
      String before = page.substring(0, page.indexOf("| method |"));
      Files.writeString(PAGE, before + table);
      page = Files.readString(PAGE);
    }
    assertThat(page)
        .as("docs/sandbox.md is out of date; update it with -Ddocs.update=true")
        .endsWith(table.toString());
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = MmfSandbox.class.getResourceAsStream("methods.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
