package io.github.mmfapi.contract.internal.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One mapping, or a file of several, as WireMock's recorder writes them. */
final class MappingFile {
  private MappingFile() {}

  static List<Exchange> exchanges(String source, JsonNode json, List<Path> bodies) {
    List<Exchange> exchanges = new ArrayList<>();
    Iterable<JsonNode> mappings = json.has("mappings") ? json.path("mappings") : List.of(json);
    for (JsonNode mapping : mappings) {
      exchanges.add(exchange(source, mapping, bodies));
    }
    return exchanges;
  }

  private static Exchange exchange(String source, JsonNode mapping, List<Path> bodies) {
    JsonNode request = mapping.path("request");
    JsonNode response = mapping.path("response");
    String address = request.path("url").asText(request.path("urlPath").asText());
    RecordedUrl url = RecordedUrl.of(address, request.at("/bodyPatterns/0/equalTo").asText(""));
    JsonNode type = response.at("/headers/Content-Type");
    List<Parameter> parameters = new ArrayList<>(url.parameters());
    for (String kind : List.of("queryParameters", "formParameters")) {
      for (Map.Entry<String, JsonNode> named : request.path(kind).properties()) {
        parameters.add(new Parameter(named.getKey(), named.getValue().path("equalTo").asText()));
      }
    }
    parameters.removeIf(p -> p.name().startsWith("oauth_"));
    return new Exchange(
        source,
        request.path("method").asText(),
        url.path(),
        parameters,
        response.path("status").asInt(200),
        type.isMissingNode() ? null : type.asText(),
        body(response, bodies));
  }

  private static String body(JsonNode response, List<Path> bodies) {
    if (response.has("jsonBody")) {
      return response.path("jsonBody").toString();
    }
    if (response.has("base64Body")) {
      byte[] bytes = Base64.getDecoder().decode(response.path("base64Body").asText());
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (!response.has("bodyFileName")) {
      return response.path("body").asText("");
    }
    String name = response.path("bodyFileName").asText();
    for (Path folder : bodies) {
      if (Files.exists(folder.resolve(name))) {
        try {
          return Files.readString(folder.resolve(name));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new IllegalStateException(
        "a mapping names the body file " + name + ", which is in none of " + bodies);
  }
}
