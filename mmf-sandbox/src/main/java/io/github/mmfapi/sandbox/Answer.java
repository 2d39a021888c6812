package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a method has to say, before it is written in the format that the caller asked for. */
sealed interface Answer {
  /**
   * The {@code output} of a successful envelope.
   *
   * @param end what follows the envelope; {@code get_user} ends in CR LF
   */
  record Output(JsonNode output, String end) implements Answer {}

  /** JSON outside the envelope, as {@code get_time_series} answers. */
  record Bare(JsonNode json) implements Answer {}

  /** A file, whatever format was asked for. */
  final class File implements Answer {
    private final String contentType;
    private final byte[] content;

    File(String contentType, byte[] content) {
      this.contentType = contentType;
      this.content = content;
    }

    String contentType() {
      return contentType;
    }

    byte[] content() {
      return content;
    }
  }

  static Answer of(JsonNode output) {
    return new Output(output, "");
  }

  /** {@code output} with one field. */
  static Answer of(String name, JsonNode value) {
    ObjectNode output = Answers.JSON.createObjectNode();
    output.set(name, value);
    return of(output);
  }

  /** {@code output} with one flag, written as all of 3.1's flags are. */
  static Answer flag(String name, boolean value) {
    return of(name, Answers.JSON.getNodeFactory().textNode(value ? "1" : "0"));
  }

  /** The two handles of a row, which is what a method answers that made or changed it. */
  static Answer handles(ObjectNode row, String noun) {
    ObjectNode output = Answers.JSON.createObjectNode();
    output.set(noun + "_id", row.path(noun + "_id"));
    output.set(noun + "_key", row.path(noun + "_key"));
    return of(output);
  }
}
