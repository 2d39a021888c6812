package io.github.mmfapi.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the packaged spec describes it, read without the generator's help.
 *
 * @param verb HTTP method
 * @param path such as {@code /users/get_user}
 * @param group its tag
 * @param parameters in the order of the spec
 * @param groups names of which one is needed at least
 * @param consumes media type of the body, null without one
 * @param signatureFields fields of the form that the signer sets
 * @param signedWith what the spec says of it; {@code nothing} where it asks for no signature
 * @param answer media type and body of a successful answer, empty ones if nothing is described
 */
record DescribedOperation(
    String verb,
    String path,
    String id,
    String group,
    List<Described> parameters,
    List<List<String>> groups,
    @Nullable String consumes,
    List<String> signatureFields,
    String signedWith,
    Answer answer) {
  private static final String RESOURCE = "/io/github/mmfapi/mmf-api-3.1.yaml";

  /** One parameter; {@code joined} if its values are joined by commas. */
  record Described(String name, Schema<?> schema, boolean required, boolean joined) {}

  /** An answer that the bindings must accept. */
  record Answer(String contentType, String body) {}

  boolean isMultipart() {
    return consumes != null && consumes.startsWith("multipart/");
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }

  /** Returns the operations that bindings are generated of. */
  static List<DescribedOperation> all() {
    OpenAPI spec = new OpenAPIV3Parser().readContents(text()).getOpenAPI();
    List<DescribedOperation> operations = new ArrayList<>();
    spec.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap().entrySet().stream()
                    .filter(entry -> isBound(entry.getValue().getExtensions()))
                    .map(entry -> of(spec, entry.getKey().name(), path, entry.getValue()))
                    .forEach(operations::add));
    return operations;
  }

  private static String text() {
    try (InputStream in = DescribedOperation.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isBound(@Nullable Map<String, Object> extensions) {
    return extensions == null || !"none".equals(extensions.get("x-mmf-binding"));
  }

  private static DescribedOperation of(
      OpenAPI spec, String verb, String path, Operation operation) {
    List<Described> parameters = new ArrayList<>();
    for (Parameter reference : orEmpty(operation.getParameters())) {
      Parameter parameter = parameter(spec, reference);
      if (isBound(parameter.getExtensions())) {
        parameters.add(
            new Described(
                parameter.getName(),
                schema(spec, parameter.getSchema()),
                Boolean.TRUE.equals(parameter.getRequired()),
                Boolean.FALSE.equals(parameter.getExplode())));
      }
    }
    String consumes = null;
    List<String> signatureFields = new ArrayList<>();
    if (operation.getRequestBody() != null) {
      var body = operation.getRequestBody();
      if (body.get$ref() != null) {
        body = spec.getComponents().getRequestBodies().get(name(body.get$ref()));
      }
      var content = body.getContent().entrySet().iterator().next();
      consumes = content.getKey();
      Map<String, Schema<?>> form = new LinkedHashMap<>();
      List<String> required = new ArrayList<>();
      addParts(spec, content.getValue().getSchema(), form, required);
      form.forEach(
          (name, field) -> {
            if (extension(field.getExtensions(), "x-mmf-set-by").equals("signer")) {
              signatureFields.add(name);
            } else if (isBound(field.getExtensions())) {
              parameters.add(
                  new Described(
                      name,
                      schema(spec, field),
                      required.contains(name),
                      isJoined(content.getValue(), name)));
            }
          });
    }
    return new DescribedOperation(
        verb,
        path,
        operation.getOperationId(),
        operation.getTags().get(0),
        parameters,
        groups(operation),
        consumes,
        signatureFields,
        operation.getSecurity() != null && operation.getSecurity().isEmpty()
            ? "nothing"
            : extension(operation.getExtensions(), "x-mmf-signed-with"),
        answer(spec, operation));
  }

  private static String extension(@Nullable Map<String, Object> extensions, String name) {
    return extensions == null ? "" : String.valueOf(extensions.getOrDefault(name, ""));
  }

  /** Collects the fields of a form, those of its parts before its own. */
  private static void addParts(
      OpenAPI spec, Schema<?> reference, Map<String, Schema<?>> fields, List<String> required) {
    Schema<?> form = schema(spec, reference);
    if (form.getAllOf() != null) {
      form.getAllOf().forEach(part -> addParts(spec, part, fields, required));
    }
    if (form.getProperties() != null) {
      form.getProperties().forEach((name, field) -> fields.put(name, field));
    }
    required.addAll(orEmpty(form.getRequired()));
  }

  private static boolean isJoined(MediaType media, String field) {
    var encoding = media.getEncoding() == null ? null : media.getEncoding().get(field);
    return encoding != null && Boolean.FALSE.equals(encoding.getExplode());
  }

  @SuppressWarnings("unchecked")
  private static List<List<String>> groups(Operation operation) {
    Object groups =
        operation.getExtensions() == null
            ? null
            : operation.getExtensions().get("x-mmf-at-least-one-of");
    return groups == null ? List.of() : (List<List<String>>) groups;
  }

  private static Answer answer(OpenAPI spec, Operation operation) {
    var response = operation.getResponses().get("200");
    if (response.get$ref() != null) {
      response = spec.getComponents().getResponses().get(name(response.get$ref()));
    }
    Content content = Objects.requireNonNullElseGet(response.getContent(), Content::new);
    for (Map.Entry<String, MediaType> type : content.entrySet()) {
      Schema<?> schema = type.getValue().getSchema();
      if (type.getKey().equals("text/html")) {
        return new Answer("text/html", "<html></html>");
      }
      if (schema != null && "binary".equals(schema(spec, schema).getFormat())) {
        return new Answer(type.getKey().replace("*/*", "image/png"), "some file");
      }
    }
    boolean outside =
        operation.getExtensions() != null
            && "none".equals(operation.getExtensions().get("x-mmf-envelope"));
    String form = "application/x-www-form-urlencoded";
    if (content.containsKey(form)) {
      return new Answer(form, "oauth_token=a&oauth_token_secret=b");
    }
    return content.isEmpty()
        ? new Answer("text/plain", "")
        : new Answer(
            "application/json",
            outside ? "{}" : "{\"result\":{\"status\":1,\"output\":[],\"errors\":[]}}");
  }

  private static Parameter parameter(OpenAPI spec, Parameter parameter) {
    return parameter.get$ref() == null
        ? parameter
        : spec.getComponents().getParameters().get(name(parameter.get$ref()));
  }

  /** Follows references, and an allOf of one schema. */
  static Schema<?> schema(OpenAPI spec, Schema<?> schema) {
    if (schema.get$ref() != null) {
      return schema(spec, spec.getComponents().getSchemas().get(name(schema.get$ref())));
    }
    if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
      return schema(spec, schema.getAllOf().get(0));
    }
    if (schema.getItems() != null && schema.getItems().get$ref() != null) {
      return new io.swagger.v3.oas.models.media.ArraySchema()
          .items(schema(spec, schema.getItems()));
    }
    return schema;
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
