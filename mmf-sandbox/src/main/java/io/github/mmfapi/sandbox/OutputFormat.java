package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The formats of the selector {@code o}. Without it 3.1 answered JSON (SEED, RUP, TAP, CLJ). */
enum OutputFormat {
  JSON("application/json"),
  XML("application/xml; charset=utf-8"),
  PHP("text/plain; charset=utf-8");

  private final String contentType;

  OutputFormat(String contentType) {
    this.contentType = contentType;
  }

  /**
   * Returns the format that a selector names.
   *
   * @throws Refusal for {@code txt}, of which nothing is on record, and for a selector unknown
   */
  static OutputFormat of(@Nullable String selector) {
    if (selector == null) {
      return JSON;
    }
    return switch (selector) {
      case "json" -> JSON;
      case "xml" -> XML;
      case "php" -> PHP;
      case "txt" ->
          throw new Refusal(
              "o=txt is not simulated, because nothing of it is on record: ask for o=json, o=xml"
                  + " or o=php");
      default -> throw new Refusal("o must be json, xml or php");
    };
  }

  String contentType() {
    return contentType;
  }

  String write(JsonNode tree) {
    return switch (this) {
      case JSON -> json(tree);
      case XML -> XmlOutput.write(tree);
      case PHP -> PhpOutput.write(tree);
    };
  }

  private static String json(JsonNode tree) {
    try {
      return Answers.JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
