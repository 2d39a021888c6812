package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
 * Compares the sandbox's table of methods with the evidence, and the generated page with the table.
 */
class SandboxEvidenceTest {
  private static final Path EVIDENCE =
      Path.of(System.getProperty("mmf.evidence", "../spec/evidence/methods.json"));

  private static final Path PAGE = Path.of("..", "docs", "sandbox-methods.md");

  private static final String PAGE_HEAD =
      """
      # The methods of the sandbox

      This page is generated from the sandbox's table of methods. Do not edit it; run
      `SandboxEvidenceTest` with `-Ddocs.update=true` to write it again.

      Access: *oauth1* is a signed request, *password* is `consumer_key`, `u` and `p` in a POST form,
      *key* is `consumer_key` alone, *open* needs no credentials.

      Response: *recorded* has the recorded shape, byte for byte. *known* has the fields that clients
      read, and no others. *simulated* has a shape that the sandbox made up; the response says so in
      the header `X-Mmf-Simulated: true`.

      | method | verb | access | response |
      |---|---|---|---|
      | `oauth/access_token` | POST | oauth1 | recorded |
      | `oauth/authorize` | GET | open | HTML page of the sandbox |
      | `oauth/request_token` | POST | oauth1 | recorded |
      | `oauth/revoke` | POST | oauth1 | empty |
      | `events/search_events` | - | - | an error: known by a link only |
      | `resource/get_resource` | - | - | an error: known by a link only |
      """;

  /** The parameters of the legacy log-in, which the table holds as a kind of access. */
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

  @Test
  void methodsKnownByALinkOnly_areRefusedInTheEnvelopeAndOnThePage() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    int found = 0;
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      for (JsonNode method : Recorded.tree(Files.readString(EVIDENCE))) {
        if (method.path("confidence").asText().equals("link-only")) {
          String path = method.path("path").asText();
          URI url = URI.create(sandbox.baseUrl() + "/" + path);
          String body =
              http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
          assertThat(body).contains("\"status\":-1", "known by a link only");
          assertThat(PAGE_HEAD).contains("`" + path + "`");
          found++;
        }
      }
    }
    assertThat(found).isEqualTo(2);
  }

  private static String line(JsonNode method) {
    List<String> words = new ArrayList<>();
    words.add(method.path("path").asText());
    words.add(method.path("verb").asText());
    List<String> access = new ArrayList<>();
    method.path("auth").forEach(way -> access.add(ACCESS.get(way.asText())));
    if (access.equals(List.of("open"))) {
      // The sandbox serves signed requests to open methods, too.
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
  void page_listsEveryMethodOfTheTable() throws IOException {
    StringBuilder expected = new StringBuilder(PAGE_HEAD);
    for (String line : lines()) {
      String[] words = line.split(" ", -1);
      expected.append("| `").append(words[0]).append("` | ").append(words[1]);
      expected.append(" | ").append(words[2].replace("+", ", ")).append(" | ");
      expected.append(words[3]).append(" |\n");
    }

    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as("docs/sandbox-methods.md is out of date; write it again with -Ddocs.update=true")
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(expected.toString());
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = MmfSandbox.class.getResourceAsStream("internal/methods/methods.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
