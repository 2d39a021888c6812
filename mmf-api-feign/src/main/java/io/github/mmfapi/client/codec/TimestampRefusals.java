package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import java.io.IOException;

/**
 * Recognises responses that may refuse a timestamp under any HTTP status: the envelope of a failed
 * authentication in JSON or XML, because the status of MapMyFitness's one recorded error is unknown
 * and its text names no reason (SEED Out[40]), and {@code oauth_problem=timestamp_refused} in a
 * form.
 */
final class TimestampRefusals {
  private static final JsonFactory JSON = new JsonFactory();

  private TimestampRefusals() {}

  /** Loaded only if its library is present. */
  private static final class Xml {
    static final XmlEnvelopes ENVELOPES = new XmlEnvelopes(new ObjectMapper());
  }

  static boolean mayBeRefusal(Response response) {
    try (PeekedBody body = PeekedBody.of(response)) {
      if (body.looksLikeXml() && EnvelopeReader.hasXmlLibrary()) {
        return isAuthenticationFailure(Xml.ENVELOPES.read(body.stream(), body.charset(), null));
      }
      if (!body.looksLikeJson()) {
        return isFormWithTimestampRefused(body);
      }
      try (JsonParser parser = body.parser(JSON)) {
        return isAuthenticationFailure(Envelope.read(parser, TimestampRefusals::skip));
      }
    } catch (IOException notAnEnvelope) {
      return false;
    }
  }

  private static boolean isAuthenticationFailure(Envelope envelope) {
    return !envelope.isSuccess() && envelope.isAuthenticationFailure();
  }

  /** Recognises the problem that a token endpoint reports in a form. */
  private static boolean isFormWithTimestampRefused(PeekedBody body) {
    String text = body.whole();
    try {
      return text != null
          && OAuthProblems.isTimestampRefused(OAuthProblems.in(TokenResponse.fields(text)));
    } catch (IllegalArgumentException notAForm) {
      return false;
    }
  }

  private static Object skip(JsonParser parser) throws IOException {
    parser.skipChildren();
    return "";
  }
}
