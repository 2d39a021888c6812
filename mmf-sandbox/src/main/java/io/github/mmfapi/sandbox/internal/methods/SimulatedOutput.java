package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.nio.charset.StandardCharsets;

/**
 * What a method returns that has no handler: the example that the spec's types give, or an empty
 * object where the spec does not describe the output. A response without the envelope is one of its
 * media type. It has no data of any user.
 */
final class SimulatedOutput {
  private static final String OUTPUTS = "/io/github/mmfapi/mmf-api-3.1-outputs.json";

  private SimulatedOutput() {}

  /** Reads the examples when the first of them is needed. */
  private static final class Holder {
    private static final JsonNode EXAMPLES = read();

    private static JsonNode read() {
      try {
        return Json.MAPPER.readTree(Resources.text(SimulatedOutput.class, OUTPUTS));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the jar mmf-api-spec has no valid " + OUTPUTS, e);
      }
    }
  }

  /**
   * Returns the response of a method.
   *
   * @throws io.github.mmfapi.sandbox.internal.model.Refusal if there is no example of its media
   *     type; the text says what to add
   */
  static Response of(MethodSpec spec) {
    return of(spec, Holder.EXAMPLES.path(spec.path()));
  }

  static Response of(MethodSpec spec, JsonNode example) {
    return switch (spec.response()) {
      // Of a response that is not described, a client reads that the call succeeded.
      case "envelope", "none" ->
          Response.of(example.isObject() ? example.deepCopy() : Json.object());
      case "application/json" ->
          new Response.Bare(example.isContainerNode() ? example.deepCopy() : Json.object());
      case "application/x-www-form-urlencoded" -> form(example);
      default ->
          example.isTextual()
              ? new Response.File(
                  spec.response(), example.textValue().getBytes(StandardCharsets.UTF_8))
              : SimulatedFile.of(spec);
    };
  }

  private static Response form(JsonNode fields) {
    return Response.form(
        fields.properties().stream()
            .map(field -> new Parameter(field.getKey(), field.getValue().asText()))
            .toArray(Parameter[]::new));
  }
}
