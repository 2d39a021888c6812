package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.List;

/**
 * Writes responses in the recorded shapes. No {@code Content-Type} is recorded; the sandbox sends
 * the type of the body.
 */
final class Answers {
  /** Marks a response whose shape the sandbox made up. Never sent with a recorded shape. */
  static final String SIMULATED = "X-Mmf-Simulated";

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
    if (answer instanceof Answer.Http http) {
      http.headers().forEach((name, value) -> response.withHeader(name, value));
      return response.withStatus(http.status()).withBody(http.body()).build();
    }
    String body =
        answer instanceof Answer.Output output
            ? format.write(envelope(1, output.output(), List.of())) + output.end()
            : format.write(((Answer.Bare) answer).json());
    return response.withHeader("Content-Type", format.contentType()).withBody(body).build();
  }

  /** Writes a response that does not depend on the requested format. */
  static ResponseDefinition written(Answer answer) {
    return written(answer, OutputFormat.JSON, false);
  }

  static ResponseDefinition failure(int httpStatus, Refusal refusal, OutputFormat format) {
    JsonNode envelope = envelope(-1, Json.array(), List.of(refusal.text()));
    return responseDefinition()
        .withStatus(httpStatus)
        .withHeader("Content-Type", format.contentType())
        .withBody(format.write(envelope) + refusal.end())
        .build();
  }

  private static JsonNode envelope(int status, JsonNode output, List<String> errors) {
    ObjectNode envelope = Json.object();
    ObjectNode result = envelope.putObject("result").put("status", status);
    result.set("output", output);
    result.set("errors", Json.MAPPER.valueToTree(errors));
    return envelope;
  }
}
