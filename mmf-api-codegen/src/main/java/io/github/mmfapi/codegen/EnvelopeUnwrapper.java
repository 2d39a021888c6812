package io.github.mmfapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BinarySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Gives an operation the answer that a Java caller sees: the schema of {@code result.output} in
 * place of the envelope. The spec itself stays true to the wire.
 */
final class EnvelopeUnwrapper {
  /** Marks the schema of a whole answer, which stands outside the envelope. */
  static final String OUTSIDE = "x-mmf-outside-envelope";

  /** Marks the schema of a whole answer that is a form. */
  static final String FORM_ENCODED = "x-mmf-form-encoded";

  /** Names, at an operation, the media type of its answer, if the generator was told another. */
  static final String PRODUCES = "x-mmf-produces";

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PAGE = "text/html";

  private final OpenAPI openApi;

  EnvelopeUnwrapper(OpenAPI openApi) {
    this.openApi = openApi;
  }

  /**
   * Keeps the success response alone and unwraps it, unless it is a file, a page or a form, or
   * {@code x-mmf-envelope: none} says that it stands outside the envelope.
   *
   * @throws IllegalArgumentException if the answer is none of these, nor the envelope, nor empty
   */
  void unwrap(Operation operation) {
    String where = operation.getOperationId();
    ApiResponse response = success(operation);
    operation.setResponses(new ApiResponses().addApiResponse("200", response));
    Content content = response.getContent();
    if (content == null || content.isEmpty()) {
      return;
    }
    if (content.containsKey(PAGE)) {
      // A page for people is handed out as it comes, like a file.
      content.get(PAGE).setSchema(new BinarySchema());
    }
    if (content.values().stream().anyMatch(this::isFile)) {
      // What else is described beside a file is a failure, which is thrown.
      content.values().removeIf(type -> !isFile(type));
      return;
    }
    MediaType json = content.get(JSON);
    if (SpecRules.isOutsideEnvelope(operation)) {
      markOutside(json, where);
    } else if (json != null) {
      json.setSchema(typed(withoutEmptyArray(output(json.getSchema(), where)), where));
    } else if (content.get(FORM) != null) {
      markForm(content.get(FORM), where);
      // The generator makes no class of what is in forms alone; PRODUCES has the real type.
      content.addMediaType(JSON, content.remove(FORM));
      operation.addExtension(PRODUCES, FORM);
    } else {
      throw new IllegalArgumentException(
          where
              + ": the response is neither JSON nor a file nor a form; give its schema format binary,"
              + " or keep the operation out with x-mmf-binding: none");
    }
  }

  private void markOutside(@Nullable MediaType json, String where) {
    Schema<?> whole = json == null ? new Schema<>() : resolved(json.getSchema());
    if (!ModelUtils.isModel(whole)
        || whole.getProperties() == null
        || whole.getProperties().containsKey("result")) {
      throw new IllegalArgumentException(
          where
              + ": x-mmf-envelope is none, so the response must be JSON, an object with the"
              + " properties of the top level, and result none of them");
    }
    whole.addExtension(OUTSIDE, true);
  }

  private void markForm(MediaType form, String where) {
    Schema<?> whole = form.getSchema() == null ? new Schema<>() : resolved(form.getSchema());
    if (!ModelUtils.isModel(whole) || whole.getProperties() == null) {
      throw new IllegalArgumentException(
          where + ": the response is a form; give its schema the properties that it has");
    }
    whole.addExtension(FORM_ENCODED, true);
  }

  private ApiResponse success(Operation operation) {
    Map<String, ApiResponse> responses =
        operation.getResponses() == null ? Map.of() : operation.getResponses();
    ApiResponse response = responses.get("200");
    if (response == null) {
      throw new IllegalArgumentException(
          operation.getOperationId() + ": there is no response 200; describe it");
    }
    return ModelUtils.getReferencedApiResponse(openApi, response);
  }

  private Schema<?> output(@Nullable Schema<?> envelope, String where) {
    Schema<?> output = envelope == null ? null : find(envelope, List.of("result", "output"));
    if (output == null) {
      throw new IllegalArgumentException(
          where
              + ": the JSON response is not the envelope; describe it as an object with the"
              + " property result and in it the property output");
    }
    return output;
  }

  /** Follows property names, through references and through every part of an allOf. */
  private @Nullable Schema<?> find(Schema<?> schema, List<String> path) {
    if (path.isEmpty()) {
      return schema;
    }
    Schema<?> object = resolved(schema);
    if (object.getProperties() != null && object.getProperties().get(path.get(0)) != null) {
      return find(
          (Schema<?>) object.getProperties().get(path.get(0)), path.subList(1, path.size()));
    }
    for (Schema<?> part : branches(object.getAllOf())) {
      Schema<?> found = find(part, path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** {@code oneOf: [X, empty array]} is PHP's way of saying "X or nothing": what counts is X. */
  private Schema<?> withoutEmptyArray(Schema<?> output) {
    List<Schema<?>> kept =
        branches(resolved(output).getOneOf()).stream().filter(b -> !isEmptyArray(b)).toList();
    return kept.size() == 1 ? kept.get(0) : output;
  }

  private boolean isEmptyArray(Schema<?> branch) {
    Schema<?> schema = resolved(branch);
    return ModelUtils.isArraySchema(schema) && Integer.valueOf(0).equals(schema.getMaxItems());
  }

  private Schema<?> typed(Schema<?> output, String where) {
    Schema<?> schema = resolved(output);
    if (ModelUtils.isArraySchema(schema)) {
      Schema<?> items = schema.getItems() == null ? new Schema<>() : resolved(schema.getItems());
      // A list of scalars or of free-form values is read as it is.
      return ModelUtils.isModel(items) ? output : new Schema<>();
    }
    if (schema.getType() != null && !"object".equals(schema.getType())) {
      throw new IllegalArgumentException(
          where
              + ": output is a bare "
              + schema.getType()
              + "; describe it as an object, a list of objects, or free-form ({})");
    }
    requireNotOutside(schema, where);
    return ModelUtils.isModel(schema) ? output : new Schema<>();
  }

  /** A class that is read without unwrapping cannot be what is unwrapped elsewhere. */
  private void requireNotOutside(Schema<?> schema, String where) {
    boolean outside =
        openApi.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .anyMatch(operation -> isWholeResponse(operation, schema));
    if (outside) {
      throw new IllegalArgumentException(
          where
              + ": the schema of output is also the answer of an operation with x-mmf-envelope:"
              + " none or with a form as response; give each a schema of its own");
    }
  }

  private boolean isWholeResponse(Operation operation, Schema<?> schema) {
    Content content = success(operation).getContent();
    boolean whole =
        SpecRules.isOutsideEnvelope(operation) || operation.getExtensions().containsKey(PRODUCES);
    return content != null
        && ((whole && isSchemaOf(content.get(JSON), schema))
            || isSchemaOf(content.get(FORM), schema));
  }

  // Two schemas may say the same; what counts is which one a class is made of.
  @SuppressWarnings("ReferenceEquality")
  private boolean isSchemaOf(@Nullable MediaType type, Schema<?> schema) {
    return type != null && type.getSchema() != null && resolved(type.getSchema()) == schema;
  }

  private Schema<?> resolved(Schema<?> schema) {
    return ModelUtils.getReferencedSchema(openApi, schema);
  }

  private boolean isFile(MediaType type) {
    return type.getSchema() != null && ModelUtils.isBinarySchema(resolved(type.getSchema()));
  }

  // Schema's own getters are raw; this is the one place that says what they hold.
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Schema<?>> branches(@Nullable List<Schema> raw) {
    return raw == null ? List.of() : (List<Schema<?>>) (List) raw;
  }
}
