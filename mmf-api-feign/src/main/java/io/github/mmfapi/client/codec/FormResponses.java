package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.Response;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import io.github.mmfapi.wire.FormEncoded;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response that is a form, as those of the token calls are. The content type is ignored,
 * because the content type of the recorded responses is not known.
 */
final class FormResponses {
  private FormResponses() {}

  /**
   * Reads the form into its model; of a name that occurs twice the first counts. Fields that are
   * not required are left out if they cannot be decoded.
   *
   * @throws MmfAuthenticationException if it names a problem
   * @throws MmfResponseException if it is no form, or lacks what has to be in it
   */
  static @Nullable Object read(
      Response response, PeekedBody body, Envelope.OutputReader reader, FormEncoded described)
      throws IOException {
    Map<String, String> fields = fields(response, body, List.of(described.required()));
    String problem = OAuthProblems.in(fields);
    if (problem != null) {
      String error = ProtocolNames.PROBLEM + "=" + problem;
      throw MmfAuthenticationException.of(
          FailedCall.answered(response, body.head()), List.of(error));
    }
    for (String name : described.required()) {
      if (!fields.containsKey(name)) {
        throw instead(response, body, "the form has no " + name);
      }
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    fields.forEach(node::put);
    try (JsonParser parser = node.traverse()) {
      parser.nextToken();
      return reader.read(parser);
    }
  }

  private static Map<String, String> fields(
      Response response, PeekedBody body, List<String> needed) {
    if (body.isEmpty()) {
      throw instead(response, body, "the body is empty");
    }
    if (body.looksLikeHtml()) {
      throw instead(response, body, "a page came in place of the form");
    }
    String text = body.whole();
    if (text == null) {
      throw instead(response, body, "the body is too long for a form");
    }
    try {
      return TokenResponse.fields(text, needed);
    } catch (IllegalArgumentException e) {
      // The cause would quote the place, and the place may be a secret.
      throw instead(response, body, "the body is no form");
    }
  }

  private static MmfResponseException instead(Response response, PeekedBody body, String what) {
    return MmfResponseException.of(FailedCall.answered(response, body.head()), what);
  }
}
