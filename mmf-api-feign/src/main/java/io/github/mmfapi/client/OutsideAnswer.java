package io.github.mmfapi.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.wire.WireObject;
import java.io.IOException;
import java.util.List;

/** Reads an answer that stands outside the envelope, unless an envelope came all the same. */
final class OutsideAnswer {
  private static final String ENVELOPE = "result";

  private OutsideAnswer() {}

  /**
   * Reads the answer.
   *
   * @return a successful envelope with the model in it, or the envelope that came
   */
  static Envelope read(JsonOutputs outputs, Envelope.OutputReader reader, Body body)
      throws IOException {
    Object model;
    try (JsonParser parser = outputs.tokens().createParser(body.stream())) {
      parser.nextToken();
      model = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new Envelope.MalformedException("something follows the end of the answer");
      }
    }
    JsonNode result = model instanceof WireObject wire ? wire.unknown().get(ENVELOPE) : null;
    if (result == null || !result.has("status")) {
      return new Envelope(Envelope.SUCCESS, model, List.of());
    }
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.set(ENVELOPE, result);
    try (JsonParser parser = outputs.mapper().treeAsTokens(envelope)) {
      return Envelope.read(parser, reader);
    }
  }
}
