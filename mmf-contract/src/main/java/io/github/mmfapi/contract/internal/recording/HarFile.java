package io.github.mmfapi.contract.internal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** HTTP Archive 1.2, as browsers and proxies write it. */
final class HarFile {
  private HarFile() {}

  static List<Exchange> exchanges(String source, JsonNode har) {
    List<Exchange> exchanges = new ArrayList<>();
    for (JsonNode entry : har.at("/log/entries")) {
      JsonNode request = entry.path("request");
      JsonNode response = entry.path("response");
      RecordedUrl url =
          RecordedUrl.of(request.path("url").asText(), request.at("/postData/text").asText(""));
      JsonNode content = response.path("content");
      exchanges.add(
          new Exchange(
              source,
              request.path("method").asText(),
              url.path(),
              url.parameters(),
              response.path("status").asInt(),
              content.hasNonNull("mimeType") ? content.path("mimeType").asText() : null,
              text(content)));
    }
    return exchanges;
  }

  private static String text(JsonNode content) {
    String text = content.path("text").asText("");
    return content.path("encoding").asText("").equals("base64")
        ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
        : text;
  }
}
