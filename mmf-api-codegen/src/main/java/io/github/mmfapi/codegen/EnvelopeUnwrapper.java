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
 * Replaces the envelope in the response of an operation by the schema of {@code result.output},
 * which is what Java callers receive. The spec itself still describes the wire.
 */
final class EnvelopeUnwrapper {
  /** Marks the schema of a whole response without an envelope. */
  static final String OUTSIDE = "x-mmf-outside-envelope";

  /** Marks the schema of a whole response that is a form. */
  static final String FORM_ENCODED = "x-mmf-form-encoded";

  /**
   * Names the media type of the response of an operation, if the generator was given another one.
   */
  static final String PRODUCES = "x-mmf-produces";

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PAGE = "text/html";

  private final OpenAPI openApi;

  EnvelopeUnwrapper(OpenAPI openApi) {
    this.openApi = openApi;
  }

  /**
   * Keeps only the success response and unwraps it, unless it is a file, a page or a form, or is
   * marked {@code x-mmf-envelope: none}.
   *
   * @throws SpecMistake if the response is not one of these, not the envelope, and not empty
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
      // A page for people is returned as it is, like a file.
      content.get(PAGE).setSchema(new BinarySchema());
    }
    if (content.values().stream().anyMatch(this::isFile)) {
      // Any other content of a file response describes a failure, which is thrown.
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
      // The generator creates no class for a schema that only forms use; PRODUCES has the real
      // type.
      content.addMediaType(JSON, content.remove(FORM));
      operation.addExtension(PRODUCES, FORM);
    } else {
      throw new SpecMistake(
          where + " response",
          where
              + ": the response is not JSON, a file or a form; give its schema the format binary,"
              + " or exclude the operation with x-mmf-binding: none");
    }
  }

  private void markOutside(@Nullable MediaType json, String where) {
    Schema<?> whole = json == null ? new Schema<>() : resolved(json.getSchema());
    if (!ModelUtils.isModel(whole)
        || whole.getProperties() == null
        || whole.getProperties().containsKey("result")) {
      throw new SpecMistake(
          where + " response",
          where
              + ": x-mmf-envelope is none, but the response is not a JSON object with properties"
              + " other than result; describe its properties at the top level");
    }
    whole.addExtension(OUTSIDE, true);
  }

  private void markForm(MediaType form, String where) {
    Schema<?> whole = form.getSchema() == null ? new Schema<>() : resolved(form.getSchema());
    if (!ModelUtils.isModel(whole) || whole.getProperties() == null) {
      throw new SpecMistake(
          where + " response",
          where + ": the response is a form without properties; describe its fields");
    }
    whole.addExtension(FORM_ENCODED, true);
  }

  private ApiResponse success(Operation operation) {
    Map<String, ApiResponse> responses =
        operation.getResponses() == null ? Map.of() : operation.getResponses();
    ApiResponse response = responses.get("200");
    if (response == null) {
      throw new SpecMistake(operation.getOperationId() + ": response 200 is missing; describe it");
    }
    return ModelUtils.getReferencedApiResponse(openApi, response);
  }

  private Schema<?> output(@Nullable Schema<?> envelope, String where) {
    Schema<?> output = envelope == null ? null : find(envelope, List.of("result", "output"));
    if (output == null) {
      throw new SpecMistake(
          where + " response",
          where
              + ": the JSON response is not the envelope; describe an object with the property"
              + " result, which has the property output");
    }
    return output;
  }

  /** Finds a property by its path, through references and all parts of an allOf. */
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

  /** Returns X for {@code oneOf: [X, empty array]}, because PHP sends an empty array for "none". */
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
      // A list of scalars or of free-form values has no class.
      return ModelUtils.isModel(items) ? output : new Schema<>();
    }
    if (schema.getType() != null && !"object".equals(schema.getType())) {
      throw new SpecMistake(
          where + " output",
          where
              + ": output is of type "
              + schema.getType()
              + "; describe it as an object, a list of objects, or free-form ({})");
    }
    requireNotOutside(schema, where);
    return ModelUtils.isModel(schema) ? output : new Schema<>();
  }

  /** Rejects a class that is read without unwrapping here and with unwrapping elsewhere. */
  private void requireNotOutside(Schema<?> schema, String where) {
    boolean outside =
        openApi.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .anyMatch(operation -> isWholeResponse(operation, schema));
    if (outside) {
      throw new SpecMistake(
          where + " output",
          where
              + ": the schema of output is also the response of an operation with x-mmf-envelope:"
              + " none or with a form as response; give each its own schema");
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

  // Two schemas can be equal; only the identical one has the same class.
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

  // The getters of Schema return raw types; this is the only unchecked cast.
  @SuppressWarnings({"rawtypes", "unchecked"})
  private static List<Schema<?>> branches(@Nullable List<Schema> raw) {
    return raw == null ? List.of() : (List<Schema<?>>) (List) raw;
  }
}
