package io.github.mmfapi.contract.operations;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One operation of the spec. */
public final class Operation {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private static final String JSON = "application/json";

  /** Chooses another format of the answer; its texts belong to the decoder's own tests. */
  private static final String OUTPUT_SELECTOR = "o";

  private final String verb;
  private final String path;
  private final io.swagger.v3.oas.models.Operation spec;
  private final Schemas schemas;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<String> signatureFields = new ArrayList<>();

  Operation(
      String verb, String path, io.swagger.v3.oas.models.Operation spec, Operations.Parts parts) {
    this.verb = verb;
    this.path = path;
    this.spec = spec;
    this.schemas = parts.schemas();
    if (spec.getParameters() != null) {
      spec.getParameters().stream()
          .map(parts::parameter)
          .filter(p -> isBound(p.getExtensions()) && !p.getName().equals(OUTPUT_SELECTOR))
          .forEach(
              p ->
                  add(
                      p.getName(),
                      Boolean.TRUE.equals(p.getRequired()),
                      p.getSchema(),
                      p.getExample()));
    }
    Schema<?> form = formSchema();
    if (form != null) {
      Schemas.Named fields = schemas.resolve(id() + "Form", form);
      Set<String> required =
          Set.copyOf(
              fields.schema().getRequired() == null ? List.of() : fields.schema().getRequired());
      schemas
          .properties(fields)
          .forEach(
              (name, field) -> {
                if (isSetBySigner(field.schema().getExtensions())) {
                  signatureFields.add(name);
                } else if (isBound(field.schema().getExtensions())
                    && !name.equals(OUTPUT_SELECTOR)) {
                  add(name, required.contains(name), field.schema(), field.schema().getExample());
                }
              });
    }
  }

  private void add(String name, boolean required, Schema<?> schema, Object example) {
    parameters.add(new Parameter(name, required, schemas.resolve(name, schema).schema(), example));
  }

  /** {@return the schema of the form or the parts that it takes; null if it takes none} */
  public Schema<?> formSchema() {
    if (spec.getRequestBody() == null || spec.getRequestBody().getContent() == null) {
      return null;
    }
    var content = spec.getRequestBody().getContent();
    var media = content.get(FORM) != null ? content.get(FORM) : content.get(MULTIPART);
    return media == null ? null : media.getSchema();
  }

  private static boolean isSetBySigner(Map<String, Object> extensions) {
    return extensions != null && "signer".equals(extensions.get("x-mmf-set-by"));
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
    Object with =
        spec.getExtensions() == null ? null : spec.getExtensions().get("x-mmf-signed-with");
    if (with == null) {
      return Signing.TOKEN;
    }
    return with.equals("client-credentials") ? Signing.CLIENT : Signing.TEMPORARY;
  }

  private static boolean isBound(Map<String, Object> extensions) {
    return extensions == null || !"none".equals(extensions.get("x-mmf-binding"));
  }

  /** {@return the operation id, such as {@code getUser}} */
  public String id() {
    return spec.getOperationId();
  }

  /** {@return the verb, upper case} */
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

  /** {@return whether the client offers it} */
  public boolean isGenerated() {
    return isBound(spec.getExtensions());
  }

  /** {@return why the client does not offer it; empty if it does} */
  public String reasonWithoutBinding() {
    Object reason =
        spec.getExtensions() == null ? null : spec.getExtensions().get("x-mmf-binding-reason");
    return reason == null ? "" : reason.toString();
  }

  /** {@return whether nothing but a link to its lost page is known} */
  public boolean isLinkOnly() {
    Object evidence =
        spec.getExtensions() == null ? null : spec.getExtensions().get("x-mmf-evidence");
    return evidence instanceof Map<?, ?> map && "link-only".equals(map.get("confidence"));
  }

  /** {@return whether its request travels as multipart} */
  public boolean isMultipart() {
    return spec.getRequestBody() != null
        && spec.getRequestBody().getContent() != null
        && spec.getRequestBody().getContent().containsKey(MULTIPART);
  }

  /** {@return the parameters that the binding takes, in the order of the spec} */
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** {@return the names of a required group each, of which at least one must be sent} */
  public List<List<String>> atLeastOneOf() {
    Object groups =
        spec.getExtensions() == null ? null : spec.getExtensions().get("x-mmf-at-least-one-of");
    if (!(groups instanceof List<?> list)) {
      return List.of();
    }
    return list.stream()
        .map(group -> ((List<?>) group).stream().map(Object::toString).toList())
        .toList();
  }

  /** {@return what is known of the answer} */
  public AnswerKind answerKind() {
    if (content() == null || content().isEmpty()) {
      return AnswerKind.NONE;
    }
    if (structured() == null || isFile(mediaType(), content().get(mediaType()))) {
      return AnswerKind.FILE;
    }
    Schemas.Named output = output();
    return isTyped(output) ? AnswerKind.TYPED : AnswerKind.FREE_FORM;
  }

  private boolean isTyped(Schemas.Named schema) {
    if (schema.isArray()) {
      return isTyped(schemas.items(schema)) || schemas.items(schema).schema().getType() != null;
    }
    return !schemas.properties(schema).isEmpty();
  }

  private Map<String, MediaType> content() {
    ApiResponse response = spec.getResponses() == null ? null : spec.getResponses().get("200");
    return response == null ? null : response.getContent();
  }

  /** Returns the schema of an answer in JSON or as a form. */
  private Schema<?> structured() {
    if (content() == null) {
      return null;
    }
    MediaType media = content().get(isFormAnswer() ? FORM : JSON);
    return media == null ? null : media.getSchema();
  }

  /** {@return whether it answers a form} */
  public boolean isFormAnswer() {
    return content() != null && content().containsKey(FORM);
  }

  /**
   * {@return the media type of a good answer, a file's before others; empty if it has no content}
   */
  public String mediaType() {
    if (content() == null || content().isEmpty()) {
      return "";
    }
    return content().entrySet().stream()
        .filter(media -> isFile(media.getKey(), media.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> content().keySet().iterator().next());
  }

  /** A page for people is handed out as a file is. */
  private static boolean isFile(String type, MediaType media) {
    return type.equals("text/html")
        || (media.getSchema() != null && "binary".equals(media.getSchema().getFormat()));
  }

  /** {@return whether the answer stands in {@code result.output} and not at the top level} */
  public boolean hasEnvelope() {
    return structured() != null && schemas.properties(answer()).containsKey("result");
  }

  private Schemas.Named answer() {
    return schemas.resolve(id() + "Response", structured());
  }

  /** {@return the schema of what the binding returns} */
  public Schemas.Named output() {
    if (!hasEnvelope()) {
      return answer();
    }
    Schemas.Named result = schemas.properties(answer()).get("result");
    Schemas.Named output = schemas.properties(result).get("output");
    return output == null
        ? new Schemas.Named(id() + "Response.result.output", new Schema<>())
        : output;
  }

  /** {@return whether the spec says what answers of other HTTP statuses look like} */
  public boolean describesFailure() {
    return spec.getResponses() != null && spec.getResponses().get("default") != null;
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
