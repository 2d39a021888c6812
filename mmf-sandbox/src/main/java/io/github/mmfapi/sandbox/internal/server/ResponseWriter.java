package io.github.mmfapi.sandbox.internal.server;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.util.List;

/**
 * Writes responses in the recorded shapes. No {@code Content-Type} is recorded; the sandbox sends
 * the type of the body.
 */
public final class ResponseWriter {
  /** Marks a response whose shape the sandbox made up. Never sent with a recorded shape. */
  public static final String SIMULATED = "X-Mmf-Simulated";

  private ResponseWriter() {}

  static ResponseDefinition write(Response response, OutputFormat format, boolean simulated) {
    ResponseDefinitionBuilder definition = responseDefinition().withStatus(200);
    if (simulated) {
      definition.withHeader(SIMULATED, "true");
    }
    if (response instanceof Response.File file) {
      return definition
          .withHeader("Content-Type", file.contentType())
          .withBody(file.content())
          .build();
    }
    if (response instanceof Response.Http http) {
      http.headers().forEach((name, value) -> definition.withHeader(name, value));
      return definition.withStatus(http.status()).withBody(http.body()).build();
    }
    String body =
        response instanceof Response.Output output
            ? format.write(envelope(1, output.output(), List.of())) + output.end()
            : format.write(((Response.Bare) response).json());
    return definition.withHeader("Content-Type", format.contentType()).withBody(body).build();
  }

  /** Writes a response that does not depend on the requested format. */
  static ResponseDefinition write(Response response) {
    return write(response, OutputFormat.JSON, false);
  }

  static ResponseDefinition failure(int httpStatus, Refusal refusal, OutputFormat format) {
    JsonNode envelope = envelope(-1, Json.array(), List.of(refusal.text()));
    return responseDefinition()
        .withStatus(httpStatus)
        .withHeader("Content-Type", format.contentType())
        .withHeader(Refusal.HEADER, refusal.id())
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
