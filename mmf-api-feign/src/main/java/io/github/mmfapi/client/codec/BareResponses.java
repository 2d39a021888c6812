package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.wire.WireObject;
import java.io.IOException;
import java.util.List;

/** Reads a response without an envelope, or an envelope if the server sent one anyway. */
final class BareResponses {
  private static final String ENVELOPE = "result";

  private BareResponses() {}

  /**
   * Reads the response.
   *
   * @return an envelope with the model as its output, or the envelope that the server sent
   */
  static Envelope read(OutputReaders outputs, Envelope.OutputReader reader, PeekedBody body)
      throws IOException {
    Object model;
    try (JsonParser parser = body.parser(outputs.tokens())) {
      parser.nextToken();
      model = reader.read(parser);
      if (parser.nextToken() != null) {
        throw new Envelope.MalformedException("the body continues after the end of the object");
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
