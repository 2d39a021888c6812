package io.github.mmfapi.spring.autoconfigure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The metadata of the properties that an IDE completes from. */
final class Metadata {
  private Metadata() {}

  static List<String> names() {
    return properties().stream().map(property -> property.path("name").asText()).toList();
  }

  static List<JsonNode> properties() {
    try (InputStream json =
        Metadata.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      return StreamSupport.stream(
              new ObjectMapper()
                  .readTree(Objects.requireNonNull(json))
                  .path("properties")
                  .spliterator(),
              false)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
