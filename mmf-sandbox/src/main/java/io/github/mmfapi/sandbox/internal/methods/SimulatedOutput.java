package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Resources;
import io.github.mmfapi.sandbox.internal.model.Response;

/**
 * What a method returns that has no handler: the example that the spec's types give, or an empty
 * object where the spec does not describe the output. It has no data of any user.
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

  static Response of(String path) {
    JsonNode example = Holder.EXAMPLES.path(path);
    return Response.of(example.isObject() ? example.deepCopy() : Json.object());
  }
}
