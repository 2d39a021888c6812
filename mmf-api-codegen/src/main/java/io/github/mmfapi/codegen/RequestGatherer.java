package io.github.mmfapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Combines all parameters of an operation, from the query or a form, into one schema, which becomes
 * the only argument. Requests therefore use the same template as responses.
 */
final class RequestGatherer {
  /** Marks the schema of a request. */
  static final String REQUEST = "x-mmf-request";

  /** Marks a list that is sent as one text, joined by commas. */
  static final String JOINED = "x-mmf-joined";

  /** Names the media type of the body of an operation. */
  static final String CONSUMES = "x-mmf-consumes";

  /** Lists groups of parameters of which at least one is required. It is copied to the request. */
  static final String AT_LEAST_ONE_OF = "x-mmf-at-least-one-of";

  /**
   * Names the method of the API that a request belongs to, such as {@code workouts/get_workouts}.
   */
  static final String METHOD = "x-mmf-method";

  /** Marks an operation that takes the output selector, which the client sets. */
  static final String OUTPUT_SELECTOR = "x-mmf-output-selector";

  private static final String SELECTOR = "o";

  private final OpenAPI openApi;

  RequestGatherer(OpenAPI openApi) {
    this.openApi = openApi;
  }

  /**
   * Replaces the parameters and the body of an operation by its request.
   *
   * @param path the path of the operation
   * @param verb the HTTP method
   * @param operation the operation
   * @throws SpecMistake if the name of the request is taken, the spec names a parameter that does
   *     not exist, or a parameter is in a place that this HTTP method does not use
   */
  void gather(String path, PathItem.HttpMethod verb, Operation operation) {
    boolean read = verb == PathItem.HttpMethod.GET || verb == PathItem.HttpMethod.HEAD;
    if (read && operation.getRequestBody() != null) {
      throw new SpecMistake(
          operation.getOperationId()
              + ": a GET or HEAD operation has a body; make its fields query parameters");
    }
    ObjectSchema request = new ObjectSchema();
    request.addExtension(METHOD, path.replaceFirst("^/", ""));
    List<String> required = new ArrayList<>();
    addParameters(operation, read, request, required);
    addBody(operation, request, required);
    request.setRequired(required);
    addGroups(operation, request);
    operation.setParameters(null);
    operation.setRequestBody(null);
    if (request.getProperties() != null) {
      request.getProperties().forEach((name, field) -> requireNoPattern(operation, name, field));
      register(operation, request);
    }
  }

  private static void requireNoPattern(Operation operation, String name, Schema<?> field) {
    if (field.getItems() != null && field.getItems().getPattern() != null) {
      throw new SpecMistake(
          operation.getOperationId()
              + "."
              + name
              + ": the pattern on the items of a list would not be checked; remove it");
    }
  }

  // A GET request sends all parameters in the query, a POST request in the form.
  private void addParameters(
      Operation operation, boolean read, Schema<?> request, List<String> required) {
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    for (Parameter reference : parameters) {
      Parameter parameter = ModelUtils.getReferencedParameter(openApi, reference);
      String where = operation.getOperationId() + "." + parameter.getName();
      if (SpecRules.isLeftOut(parameter.getExtensions(), where)) {
        if (parameter.getName().equals(SELECTOR)) {
          operation.addExtension(OUTPUT_SELECTOR, true);
        }
        continue;
      }
      if (SpecRules.isSetBySigner(parameter.getExtensions(), where)) {
        continue;
      }
      requireRead(read, where);
      request.addProperty(parameter.getName(), property(parameter));
      if (Boolean.TRUE.equals(parameter.getRequired())) {
        required.add(parameter.getName());
      }
    }
  }

  private static void requireRead(boolean read, String where) {
    if (!read) {
      throw new SpecMistake(
          where
              + ": the parameter is in the query of a POST operation; make it a field of the form");
    }
  }

  private static Schema<?> property(Parameter parameter) {
    Schema<?> schema = ModelUtils.cloneSchema(parameter.getSchema(), false);
    // OpenAPI 3.0 ignores a description and extensions beside a reference.
    Schema<?> property = schema.get$ref() == null ? schema : new Schema<>().addAllOfItem(schema);
    if (parameter.getDescription() != null) {
      property.setDescription(parameter.getDescription());
    }
    extensions(parameter.getExtensions()).forEach(property::addExtension);
    if (ModelUtils.isArraySchema(schema) && Boolean.FALSE.equals(parameter.getExplode())) {
      property.addExtension(JOINED, true);
    }
    return property;
  }

  private void addBody(Operation operation, Schema<?> request, List<String> required) {
    RequestBody body = ModelUtils.getReferencedRequestBody(openApi, operation.getRequestBody());
    if (body == null) {
      return;
    }
    Map.Entry<String, MediaType> content = body.getContent().entrySet().iterator().next();
    Form form = new Form(new LinkedHashMap<>(), new ArrayList<>());
    addParts(content.getValue().getSchema(), form);
    if (form.fields().isEmpty()) {
      throw new SpecMistake(
          operation.getOperationId() + ": the body is not a form; give its schema properties");
    }
    operation.addExtension(CONSUMES, content.getKey());
    form.fields()
        .forEach(
            (name, schema) -> {
              Schema<?> field = ModelUtils.cloneSchema(schema, false);
              String where = operation.getOperationId() + "." + name;
              if (SpecRules.isLeftOut(field.getExtensions(), where)
                  || SpecRules.isSetBySigner(field.getExtensions(), where)) {
                return;
              }
              if (ModelUtils.isArraySchema(field) && isJoined(content.getValue(), name)) {
                field.addExtension(JOINED, true);
              }
              request.addProperty(name, field);
              if (form.required().contains(name)) {
                required.add(name);
              }
            });
  }

  /** Holds the fields of a form and the names of the required ones. */
  private record Form(Map<String, Schema<?>> fields, List<String> required) {}

  // A form can consist of parts, such as the fields of every signed form.
  private void addParts(Schema<?> reference, Form form) {
    Schema<?> schema = ModelUtils.getReferencedSchema(openApi, reference);
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> addParts((Schema<?>) part, form));
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, field) -> form.fields().put(name, (Schema<?>) field));
    }
    if (schema.getRequired() != null) {
      form.required().addAll(schema.getRequired());
    }
  }

  private static boolean isJoined(MediaType form, String field) {
    Encoding encoding = form.getEncoding() == null ? null : form.getEncoding().get(field);
    return encoding != null && Boolean.FALSE.equals(encoding.getExplode());
  }

  private static void addGroups(Operation operation, Schema<?> request) {
    Object groups = extensions(operation.getExtensions()).get(AT_LEAST_ONE_OF);
    if (groups == null) {
      return;
    }
    Map<String, ?> known = request.getProperties() == null ? Map.of() : request.getProperties();
    for (Object group : (List<?>) groups) {
      for (Object name : (List<?>) group) {
        if (!known.containsKey(String.valueOf(name))) {
          throw new SpecMistake(
              "%s: %s names %s, which is not a parameter; fix the name"
                  .formatted(operation.getOperationId(), AT_LEAST_ONE_OF, name));
        }
      }
    }
    request.addExtension(AT_LEAST_ONE_OF, groups);
  }

  private void register(Operation operation, ObjectSchema request) {
    String name = JavaNames.request(operation.getOperationId());
    if (openApi.getComponents().getSchemas().containsKey(name)) {
      throw new SpecMistake(
          "the schema " + name,
          operation.getOperationId()
              + ": the request class "
              + name
              + " has the name of a schema; rename the schema");
    }
    request.setDescription("Parameters of `" + operation.getOperationId() + "`.");
    request.addExtension(REQUEST, true);
    openApi.getComponents().addSchemas(name, request);
    Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + name);
    // With JSON the generator does not split the form; CONSUMES has the real type.
    operation.setRequestBody(
        new RequestBody()
            .required(true)
            .content(
                new Content().addMediaType("application/json", new MediaType().schema(reference))));
  }

  private static Map<String, Object> extensions(@Nullable Map<String, Object> extensions) {
    return extensions == null ? Map.of() : extensions;
  }
}
