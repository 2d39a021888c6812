package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Answers in the recorded shapes. JSON is written as PHP's {@code json_encode} did: slashes and
 * non-ASCII characters escaped. No {@code Content-Type} is on record; the sandbox says what the
 * body is.
 */
final class Answers {
  /** The one error text on record (SEED Out[40]). */
  static final String AUTHENTICATION_FAILED =
      "API Authentication failed for this Service. Bad API Key or Invalid User.";

  /** get_user and the authentication error end in CR LF, the other recorded bodies do not. */
  static final String CRLF = "\r\n";

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private Answers() {}

  static ResponseDefinition success(JsonNode output, String end) {
    return envelope(200, 1, output, List.of(), end);
  }

  static ResponseDefinition failure(int httpStatus, String error, String end) {
    return envelope(httpStatus, -1, JSON.createArrayNode(), List.of(error), end);
  }

  private static ResponseDefinition envelope(
      int httpStatus, int status, JsonNode output, List<String> errors, String end) {
    ObjectNode envelope = JSON.createObjectNode();
    ObjectNode result = envelope.putObject("result").put("status", status);
    result.set("output", output);
    result.set("errors", JSON.valueToTree(errors));
    return answer(httpStatus, "application/json", text(envelope) + end);
  }

  static ResponseDefinition form(Parameter... parameters) {
    return answer(200, "application/x-www-form-urlencoded", Parameters.render(List.of(parameters)));
  }

  static ResponseDefinition page(int httpStatus, String html) {
    return responseDefinition()
        .withStatus(httpStatus)
        .withHeader("Content-Type", "text/html; charset=utf-8")
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .withBody(html)
        .build();
  }

  static ResponseDefinition redirect(String location) {
    return responseDefinition().withStatus(302).withHeader("Location", location).build();
  }

  static ResponseDefinition text(int httpStatus, String text) {
    return answer(httpStatus, "text/plain; charset=utf-8", text);
  }

  private static ResponseDefinition answer(int httpStatus, String contentType, String body) {
    return responseDefinition()
        .withStatus(httpStatus)
        .withHeader("Content-Type", contentType)
        .withBody(body)
        .build();
  }

  /** Reads one of the recorded rows that stand beside this class. */
  static ObjectNode recordedRow(String name) {
    try (InputStream in = Answers.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing beside " + Answers.class);
      }
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
