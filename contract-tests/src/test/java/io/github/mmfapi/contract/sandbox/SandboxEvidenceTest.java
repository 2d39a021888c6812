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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Compares the generated page with the sandbox's table of methods. */
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
      """;

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
          found++;
        }
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void page_listsEveryMethodOfTheTable() throws IOException {
    StringBuilder expected = new StringBuilder(PAGE_HEAD);
    Map<String, String> shapes = new TreeMap<>();
    lines("internal/methods/methods.txt")
        .forEach(line -> shapes.put(line.split(" ", -1)[0], line.split(" ", -1)[1]));
    for (String line : lines("/io/github/mmfapi/mmf-api-3.1-methods.txt")) {
      String[] words = line.split(" ", -1);
      boolean link = words[3].equals("link");
      if (!words[0].startsWith("oauth/")) {
        expected.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    words[0],
                    link ? "-" : words[1],
                    link ? "-" : words[2].replace("+", ", "),
                    link
                        ? "an error: known by a link only"
                        : shapes.getOrDefault(words[0], "simulated")));
      }
    }

    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as("docs/sandbox-methods.md is out of date; write it again with -Ddocs.update=true")
        .usingCharset(StandardCharsets.UTF_8)
        .hasContent(expected.toString());
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = MmfSandbox.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
