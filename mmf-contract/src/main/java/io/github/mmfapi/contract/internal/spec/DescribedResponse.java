package io.github.mmfapi.contract.internal.spec;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The successful response of an operation, as the spec describes it. */
final class DescribedResponse {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  private final String name;
  private final Map<String, MediaType> content;
  private final Schemas schemas;
  private final @Nullable ApiResponse failure;

  DescribedResponse(Operation operation, Operations.Parts parts) {
    this.name = operation.getOperationId() + "Response";
    ApiResponse success =
        operation.getResponses() == null ? null : operation.getResponses().get("200");
    this.content =
        success == null || success.getContent() == null ? Map.of() : success.getContent();
    this.schemas = parts.schemas();
    this.failure =
        operation.getResponses() == null
            ? null
            : parts.response(operation.getResponses().get("default"));
  }

  ResponseKind kind() {
    if (content.isEmpty()) {
      return ResponseKind.NONE;
    }
    MediaType media = content.get(mediaType());
    if (structured() == null || media == null || isFile(mediaType(), media)) {
      return ResponseKind.FILE;
    }
    return isTyped(output()) ? ResponseKind.TYPED : ResponseKind.FREE_FORM;
  }

  private boolean isTyped(Schemas.Named schema) {
    if (schema.isArray()) {
      return isTyped(schemas.items(schema)) || schemas.items(schema).schema().getType() != null;
    }
    return !schemas.properties(schema).isEmpty();
  }

  boolean isForm() {
    return content.containsKey(FORM);
  }

  String mediaType() {
    if (content.isEmpty()) {
      return "";
    }
    return content.entrySet().stream()
        .filter(media -> isFile(media.getKey(), media.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> content.keySet().iterator().next());
  }

  /** The bindings return an HTML page as they return a file. */
  private static boolean isFile(String type, MediaType media) {
    return type.equals("text/html")
        || (media.getSchema() != null && "binary".equals(media.getSchema().getFormat()));
  }

  boolean hasEnvelope() {
    return structured() != null && schemas.properties(body()).containsKey("result");
  }

  Schemas.Named output() {
    if (!hasEnvelope()) {
      return body();
    }
    Schemas.Named result = schemas.properties(body()).get("result");
    Schemas.Named output = result == null ? null : schemas.properties(result).get("output");
    return output == null ? new Schemas.Named(name + ".result.output", new Schema<>()) : output;
  }

  private Schemas.Named body() {
    return schemas.resolve(name, Objects.requireNonNull(structured(), "structured response"));
  }

  @Nullable Schema<?> failure() {
    MediaType json =
        failure == null || failure.getContent() == null ? null : failure.getContent().get(JSON);
    return json == null ? null : json.getSchema();
  }

  /** Returns the schema of a body in JSON or as a form; null if it is neither. */
  @Nullable Schema<?> structured() {
    MediaType media = content.get(isForm() ? FORM : JSON);
    return media == null ? null : media.getSchema();
  }
}
