package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
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

  /** Says that the shape of an answer is the sandbox's own. Never sent with a recorded shape. */
  static final String SIMULATED = "X-Mmf-Simulated";

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private Answers() {}

  static ResponseDefinition written(Answer answer, OutputFormat format, boolean simulated) {
    ResponseDefinitionBuilder response = responseDefinition().withStatus(200);
    if (simulated) {
      response.withHeader(SIMULATED, "true");
    }
    if (answer instanceof Answer.File file) {
      return response
          .withHeader("Content-Type", file.contentType())
          .withBody(file.content())
          .build();
    }
    String body =
        answer instanceof Answer.Output output
            ? format.write(envelope(1, output.output(), List.of())) + output.end()
            : format.write(((Answer.Bare) answer).json());
    return response.withHeader("Content-Type", format.contentType()).withBody(body).build();
  }

  static ResponseDefinition failure(int httpStatus, String error, OutputFormat format, String end) {
    String body = format.write(envelope(-1, JSON.createArrayNode(), List.of(error))) + end;
    return answer(httpStatus, format.contentType(), body);
  }

  private static JsonNode envelope(int status, JsonNode output, List<String> errors) {
    ObjectNode envelope = JSON.createObjectNode();
    ObjectNode result = envelope.putObject("result").put("status", status);
    result.set("output", output);
    result.set("errors", JSON.valueToTree(errors));
    return envelope;
  }

  static ResponseDefinition form(Parameter... parameters) {
    return answer(200, "application/x-www-form-urlencoded", Parameters.render(List.of(parameters)));
  }

  static ResponseDefinition redirect(String location) {
    return responseDefinition()
        .withStatus(302)
        .withHeader("Location", location)
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer")
        .build();
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
    try (InputStream in = resource(name)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream resource(String name) {
    InputStream in = Answers.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("resource " + name + " is missing beside " + Answers.class);
    }
    return in;
  }
}
