package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import io.github.mmfapi.wire.WireObject;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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
    WireValue result = model instanceof WireObject wire ? wire.unknown().get(ENVELOPE) : null;
    if (result == null || !result.has("status")) {
      return new Envelope(Envelope.SUCCESS, model, List.of());
    }
    String envelope = WireValue.of(Map.of(ENVELOPE, result)).toJson();
    try (JsonParser parser = outputs.tokens().createParser(envelope)) {
      return Envelope.read(parser, reader);
    }
  }
}
