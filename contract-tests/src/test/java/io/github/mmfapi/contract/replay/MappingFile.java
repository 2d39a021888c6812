package io.github.mmfapi.contract.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.client.support.Recorded;
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

  static List<Exchange> exchanges(String source, JsonNode json, Path bodies) {
    List<Exchange> exchanges = new ArrayList<>();
    Iterable<JsonNode> mappings = json.has("mappings") ? json.path("mappings") : List.of(json);
    for (JsonNode mapping : mappings) {
      exchanges.add(exchange(source, mapping, bodies));
    }
    return exchanges;
  }

  private static Exchange exchange(String source, JsonNode mapping, Path bodies) {
    JsonNode request = mapping.path("request");
    JsonNode response = mapping.path("response");
    String address = request.path("url").asText(request.path("urlPath").asText());
    RecordedUrl url = RecordedUrl.of(address, request.at("/bodyPatterns/0/equalTo").asText(""));
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
        response.at("/headers/Content-Type").asText(null),
        body(response, bodies));
  }

  private static String body(JsonNode response, Path bodies) {
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
    Path file = bodies.resolve(name);
    try {
      // The tutorial's bodies stand elsewhere already, with their provenance.
      return Files.exists(file) ? Files.readString(file) : Recorded.body(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
