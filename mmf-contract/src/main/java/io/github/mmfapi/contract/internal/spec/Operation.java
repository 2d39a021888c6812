package io.github.mmfapi.contract.internal.spec;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation of the spec. */
public final class Operation {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  /** Selects the format of the response; the decoder's own tests cover it. */
  private static final String OUTPUT_SELECTOR = "o";

  private final String verb;
  private final String path;
  private final io.swagger.v3.oas.models.Operation spec;
  private final Schemas schemas;
  private final DescribedResponse response;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<String> signatureFields = new ArrayList<>();

  Operation(
      String verb, String path, io.swagger.v3.oas.models.Operation spec, Operations.Parts parts) {
    this.verb = verb;
    this.path = path;
    this.spec = spec;
    this.schemas = parts.schemas();
    this.response = new DescribedResponse(spec, parts);
    if (spec.getParameters() != null) {
      spec.getParameters().stream().map(parts::parameter).forEach(this::addOfUrl);
    }
    Schema<?> form = formSchema();
    if (form != null) {
      addFields(schemas.resolve(id() + "Form", form));
    }
  }

  private void addOfUrl(io.swagger.v3.oas.models.parameters.Parameter parameter) {
    if (isTaken(parameter.getName(), parameter.getExtensions())) {
      parameters.add(
          Parameter.of(
              parameter.getName(),
              Boolean.TRUE.equals(parameter.getRequired()),
              Boolean.FALSE.equals(parameter.getExplode()),
              parameter.getSchema(),
              parameter.getExample(),
              schemas));
    }
  }

  private void addFields(Schemas.Named form) {
    Set<String> required = schemas.required(form);
    schemas
        .properties(form)
        .forEach(
            (name, field) -> {
              Schema<?> schema = field.schema();
              if (isSetBySigner(schema.getExtensions())) {
                signatureFields.add(name);
              } else if (isTaken(name, schema.getExtensions())) {
                parameters.add(
                    Parameter.of(
                        name,
                        required.contains(name),
                        isJoined(name),
                        schema,
                        schema.getExample(),
                        schemas));
              }
            });
  }

  private static boolean isTaken(String name, @Nullable Map<String, Object> extensions) {
    return isBound(extensions) && !name.equals(OUTPUT_SELECTOR);
  }

  /** {@return the media type of its form or multipart body; null if it takes none} */
  public @Nullable String requestMediaType() {
    if (spec.getRequestBody() == null || spec.getRequestBody().getContent() == null) {
      return null;
    }
    var content = spec.getRequestBody().getContent();
    return content.containsKey(FORM) ? FORM : content.containsKey(MULTIPART) ? MULTIPART : null;
  }

  /** {@return the schema of its form or multipart body; null if it takes none} */
  public @Nullable Schema<?> formSchema() {
    MediaType media = formMedia();
    return media == null ? null : media.getSchema();
  }

  private @Nullable MediaType formMedia() {
    String type = requestMediaType();
    return type == null ? null : spec.getRequestBody().getContent().get(type);
  }

  private boolean isJoined(String field) {
    MediaType media = formMedia();
    var encodings = media == null ? null : media.getEncoding();
    return encodings != null
        && encodings.containsKey(field)
        && Boolean.FALSE.equals(encodings.get(field).getExplode());
  }

  private static boolean isSetBySigner(@Nullable Map<String, Object> extensions) {
    return extensions != null && "signer".equals(extensions.get("x-mmf-set-by"));
  }

  private static boolean isBound(@Nullable Map<String, Object> extensions) {
    return extensions == null || !"none".equals(extensions.get("x-mmf-binding"));
  }

  private @Nullable Object extension(String name) {
    return spec.getExtensions() == null ? null : spec.getExtensions().get(name);
  }

  /** {@return the fields of its form that the signer sets; none where the spec leaves them out} */
  public List<String> signatureFields() {
    return List.copyOf(signatureFields);
  }

  /** {@return what signs it} */
  public Signing signing() {
    if (spec.getSecurity() != null && spec.getSecurity().isEmpty()) {
      return Signing.NONE;
    }
    Object with = extension("x-mmf-signed-with");
    if (with == null) {
      return Signing.TOKEN;
    }
    return with.equals("client-credentials") ? Signing.CLIENT : Signing.TEMPORARY;
  }

  /** {@return the operation id, such as {@code getUser}} */
  public String id() {
    return spec.getOperationId();
  }

  /** {@return the HTTP method, upper case} */
  public String verb() {
    return verb;
  }

  /** {@return the path below the base URL, such as {@code /users/get_user}} */
  public String path() {
    return path;
  }

  /** {@return group and method, such as {@code users/get_user}} */
  public String method() {
    return path.substring(1);
  }

  /** {@return the group, such as {@code users}} */
  public String group() {
    return path.substring(1, path.indexOf('/', 1));
  }

  /** {@return what stands behind the operation; null if the spec does not say} */
  public @Nullable Evidence evidence() {
    return Evidence.in(spec.getExtensions());
  }

  /** {@return whether the client offers it} */
  public boolean isGenerated() {
    return isBound(spec.getExtensions());
  }

  /** {@return why the client does not offer it; empty if it does} */
  public String reasonWithoutBinding() {
    Object reason = extension("x-mmf-binding-reason");
    return reason == null ? "" : reason.toString();
  }

  /** {@return whether only a link to its lost documentation page is known} */
  public boolean isLinkOnly() {
    return extension("x-mmf-evidence") instanceof Map<?, ?> evidence
        && "link-only".equals(evidence.get("confidence"));
  }

  /** {@return whether its request is multipart} */
  public boolean isMultipart() {
    return MULTIPART.equals(requestMediaType());
  }

  /** {@return the parameters that the binding takes, in the order of the spec} */
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** {@return groups of parameter names; at least one parameter of each group must be sent} */
  public List<List<String>> atLeastOneOf() {
    if (!(extension("x-mmf-at-least-one-of") instanceof List<?> groups)) {
      return List.of();
    }
    return groups.stream()
        .map(group -> ((List<?>) group).stream().map(Object::toString).toList())
        .toList();
  }

  /** {@return what is known of the response} */
  public ResponseKind responseKind() {
    return response.kind();
  }

  /** {@return whether it responds with a form} */
  public boolean isFormResponse() {
    return response.isForm();
  }

  /**
   * {@return the media type of a successful response, that of a file before others; empty if it has
   * no content}
   */
  public String mediaType() {
    return response.mediaType();
  }

  /** {@return whether the output is in {@code result.output} and not at the top level} */
  public boolean hasEnvelope() {
    return response.hasEnvelope();
  }

  /** {@return the schema of what the binding returns} */
  public Schemas.Named output() {
    return response.output();
  }

  /** {@return whether the spec describes responses of other HTTP statuses} */
  public boolean describesFailure() {
    return spec.getResponses() != null && spec.getResponses().get("default") != null;
  }

  /** {@return the schema of a failure in JSON; null if the spec describes none} */
  public @Nullable Schema<?> failureSchema() {
    return response.failure();
  }

  /** {@return the schema of a successful body, in JSON or as a form; null if it is neither} */
  public @Nullable Schema<?> bodySchema() {
    return response.structured();
  }

  /** {@return the schemas of the spec} */
  public Schemas schemas() {
    return schemas;
  }

  @Override
  public String toString() {
    return id() + " (" + verb + " " + method() + ")";
  }
}
