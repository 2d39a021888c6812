package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import feign.Response;
import java.io.IOException;

/**
 * Recognises the envelope of a failed authentication under any HTTP status, which is how a wrong
 * timestamp may be refused: the status of MapMyFitness's one error on record is unknown.
 */
final class TimestampRefusals {
  private static final JsonFactory JSON = new JsonFactory();

  private TimestampRefusals() {}

  static boolean mayBeRefusal(Response response) {
    try (PeekedBody body = PeekedBody.of(response)) {
      if (!body.looksLikeJson()) {
        return false;
      }
      try (JsonParser parser = JSON.createParser(body.stream())) {
        Envelope envelope = Envelope.read(parser, TimestampRefusals::skip);
        return !envelope.isSuccess() && envelope.isAuthenticationFailure();
      }
    } catch (IOException notAnEnvelope) {
      return false;
    }
  }

  private static Object skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return "";
  }
}
