package io.github.mmfapi.sandbox.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import org.jspecify.annotations.Nullable;

/** The formats of the selector {@code o}; without it 3.1 returned JSON (SEED, RUP, TAP, CLJ). */
enum OutputFormat {
  JSON("application/json"),
  XML("application/xml; charset=utf-8"),
  PHP("text/plain; charset=utf-8");

  private final String contentType;

  OutputFormat(String contentType) {
    this.contentType = contentType;
  }

  /** Returns the format of a selector, JSON without one, null if the sandbox does not know it. */
  static @Nullable OutputFormat find(@Nullable String selector) {
    if (selector == null) {
      return JSON;
    }
    return switch (selector) {
      case "json" -> JSON;
      case "xml" -> XML;
      case "php" -> PHP;
      default -> null;
    };
  }

  /** Returns the error for an unknown selector. Nothing of {@code txt} is recorded. */
  static Refusal refusal(@Nullable String selector) {
    return new Refusal(
        "txt".equals(selector)
            ? "o=txt is not simulated, because nothing of it is recorded: use o=json, o=xml or"
                + " o=php"
            : "o must be json, xml or php");
  }

  String contentType() {
    return contentType;
  }

  String write(JsonNode tree) {
    return switch (this) {
      case JSON -> Json.write(tree);
      case XML -> XmlOutput.write(tree);
      case PHP -> PhpOutput.write(tree);
    };
  }
}
