package io.github.mmfapi.codegen;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Mustache.Lambda;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.openapitools.codegen.model.ApiInfoMap;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * Generates the Java code of a spec that describes the wire: models with Java types, one checked
 * request object per operation, and Feign interfaces that return the unwrapped output.
 *
 * <p>The Maven plugin names this class in {@code generatorName}. Every mistake in the spec fails
 * the build with an {@link InvalidSpecException} that names the operation or field and says how to
 * fix it.
 */
public final class MmfJavaCodegen extends JavaClientCodegen {
  static final String SUMMARY = "x-mmf-summary";
  static final String NO_ARGUMENT = "x-mmf-no-argument";
  static final String CREDENTIALS = "x-mmf-credentials";

  /** The option that makes evidence mandatory. */
  private static final String EVIDENCE = "requireEvidence";

  /** The option that adds an annotation of Error Prone. */
  private static final String MUST_CLOSE = "mustBeClosed";

  /** The option that removes what is no longer generated. */
  private static final String REMOVE_STALE = "removeStaleFiles";

  /** The option that names the folder that a bundle was made from. */
  private static final String SOURCES = "specSources";

  private static final String WIRE = "io.github.mmfapi.wire.";
  private static final String ASYNC_TEMPLATE = "asyncApi.mustache";

  private final Set<String> namedEnums = new HashSet<>();
  private final Set<String> namedObjects = new HashSet<>();
  private final GeneratedFiles generatedFiles = new GeneratedFiles();

  /** Creates the generator. Called by the plugin. */
  public MmfJavaCodegen() {
    setLibrary(FEIGN);
    templateDir = "mmf-java";
    setHideGenerationTimestamp(true);
    setOpenApiNullable(false);
    setDateLibrary("java8");
    additionalProperties.put("openApiNullable", "false");
    additionalProperties.put("documentationProvider", "none");
    // Types that operations return. PropertyCode has those of properties.
    typeMapping.put("AnyType", "WireValue");
    typeMapping.put("object", "WireValue");
    importMapping.put("WireValue", "io.github.mmfapi.wire.WireValue");
    describeOptions();
  }

  /** {@return the name that {@code generatorName} can have besides that of this class} */
  @Override
  public String getName() {
    return "mmf-java";
  }

  @Override
  public String getHelp() {
    return "Generates models, request objects and Feign interfaces for the client of MapMyFitness 3.1.";
  }

  /** Replaces the options of the library, of which the templates use none. */
  private void describeOptions() {
    cliOptions.clear();
    cliOptions.add(
        CliOption.newBoolean(EVIDENCE, "Whether each operation must have x-mmf-evidence.", false));
    cliOptions.add(
        CliOption.newBoolean(
            MUST_CLOSE,
            "Whether methods that return a file are annotated with Error Prone's @MustBeClosed."
                + " The project then needs com.google.errorprone:error_prone_annotations.",
            false));
    cliOptions.add(
        CliOption.newBoolean(
            REMOVE_STALE,
            "Whether Java files of earlier runs that are no longer generated are removed from the"
                + " output folder. Only for a folder that no other execution generates to.",
            false));
    cliOptions.add(
        CliOption.newString(
            SOURCES,
            "The folder with api.yaml and groups/ that inputSpec was bundled from. Mistakes are"
                + " reported in its files; without it, in inputSpec."));
  }

  @Override
  public void processOpts() {
    super.processOpts();
    supportingFiles.clear();
    supportingFiles.addAll(NativeMetadata.files(module()));
    // The library's tests and pages do not fit what is generated.
    List.of(
            apiTestTemplateFiles,
            modelTestTemplateFiles,
            apiDocTemplateFiles,
            modelDocTemplateFiles)
        .forEach(Map::clear);
    apiTemplateFiles.put(ASYNC_TEMPLATE, "AsyncApi.java");
    additionalProperties.put("doNotEdit", GeneratedFiles.DO_NOT_EDIT);
    additionalProperties.put("specName", Path.of(getInputSpec()).getFileName().toString());
  }

  /**
   * Returns the folder of the metadata for native images: group and artifact, if they are given.
   */
  private String module() {
    return additionalProperties.containsKey(CodegenConstants.ARTIFACT_ID)
            && !artifactId.equals("openapi-java-client")
        ? groupId + "/" + artifactId
        : modelPackage;
  }

  private boolean isOn(String option) {
    return Boolean.parseBoolean(String.valueOf(additionalProperties.get(option)));
  }

  /** Does not print the banner of the library. */
  @Override
  public void postProcess() {
    if (isOn(REMOVE_STALE)) {
      generatedFiles.removeOthers(Path.of(getOutputDir(), getSourceFolder()));
    }
  }

  /** {@return true: a file that stays the same is not written, so that nothing is recompiled} */
  @Override
  public boolean isEnableMinimalUpdate() {
    return true;
  }

  @Override
  public String modelFilename(String templateName, String modelName) {
    return generatedFiles.add(super.modelFilename(templateName, modelName));
  }

  @Override
  public String apiFilename(String templateName, String tag) {
    return generatedFiles.add(
        templateName.equals(ASYNC_TEMPLATE)
            ? apiFileFolder() + File.separator + group(toApiName(tag)) + "AsyncApi.java"
            : super.apiFilename(templateName, tag));
  }

  private static String group(String apiName) {
    return apiName.replaceAll("Api$", "");
  }

  @Override
  protected ImmutableMap.Builder<String, Lambda> addMustacheLambdas() {
    return super.addMustacheLambdas()
        .put(
            "nested",
            (fragment, out) ->
                out.write(
                    fragment
                        .execute()
                        .lines()
                        .map(line -> line.isEmpty() ? "\n" : "  " + line + "\n")
                        .collect(Collectors.joining())));
  }

  @Override
  public String toVarName(String wireName) {
    return JavaNames.accessor(wireName);
  }

  @Override
  public String toEnumVarName(String wireText, String datatype) {
    // EnumConstants gives each enum other names, which depend on all its texts.
    return JavaNames.constants(List.of(wireText)).get(0);
  }

  @Override
  public String toEnumValue(String wireText, String datatype) {
    return JavaNames.literal(wireText);
  }

  /**
   * Rewrites the spec before code is generated from it. Schemas that only describe the wire, such
   * as the envelopes, are removed.
   */
  @Override
  public void preprocessOpenAPI(OpenAPI openApi) {
    super.preprocessOpenAPI(openApi);
    setOpenAPI(openApi);
    SpecFile spec = SpecFile.read(Path.of(getInputSpec()), sources());
    spec.refuseUnsupported();
    spec.refuseInvalid();
    try {
      apply(openApi);
    } catch (SpecMistake mistake) {
      throw spec.place(mistake);
    }
  }

  private @Nullable Path sources() {
    Object sources = additionalProperties.get(SOURCES);
    return sources == null || sources.toString().isBlank() ? null : Path.of(sources.toString());
  }

  private void apply(OpenAPI openApi) {
    SpecRules.apply(openApi, isOn(EVIDENCE));
    forgetSecurity(openApi);
    EnvelopeUnwrapper unwrapper = new EnvelopeUnwrapper(openApi);
    RequestGatherer gatherer = new RequestGatherer(openApi);
    openApi
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (verb, operation) -> {
                          unwrapper.unwrap(operation);
                          gatherer.gather(path, verb, operation);
                        }));
    var schemas = openApi.getComponents().getSchemas();
    ModelUtils.getUnusedSchemas(openApi).forEach(schemas::remove);
    ClassNames.check(openApi, this::toModelName, tag -> group(toApiName(sanitizeTag(tag))));
    schemas.forEach(JavaNames::requireDistinctAccessors);
    schemas.forEach(this::classify);
  }

  /**
   * Removes the security schemes. Nothing is generated from them, and the library would warn for
   * each operation that it does not support OAuth 1.
   */
  private static void forgetSecurity(OpenAPI openApi) {
    openApi.setSecurity(null);
    openApi.getComponents().setSecuritySchemes(null);
  }

  private void classify(String name, Schema<?> schema) {
    if (schema.getEnum() != null) {
      namedEnums.add(toModelName(name));
    } else if (schema.getProperties() != null || schema.getAllOf() != null) {
      namedObjects.add(toModelName(name));
    }
    prepareEnums(schema, name);
  }

  private static void prepareEnums(Schema<?> schema, String where) {
    if (schema.getEnum() != null) {
      SpecRules.requireTexts(schema, where);
      EnumConstants.name(schema, where);
    }
    if (schema.getItems() != null) {
      prepareEnums(schema.getItems(), where);
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((field, property) -> prepareEnums(property, where + "." + field));
    }
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> prepareEnums((Schema<?>) part, where));
    }
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String httpMethod, Operation operation, @Nullable List<Server> servers) {
    CodegenOperation code = super.fromOperation(path, httpMethod, operation, servers);
    code.vendorExtensions.put(SUMMARY, operation.getSummary());
    code.vendorExtensions.put(CREDENTIALS, SpecRules.signedWith(operation));
    if (code.bodyParam != null) {
      Schema<?> request = ModelUtils.getSchema(openAPI, code.bodyParam.dataType);
      code.vendorExtensions.put(
          NO_ARGUMENT,
          (request.getRequired() == null || request.getRequired().isEmpty())
              && request.getExtensions().get(RequestGatherer.AT_LEAST_ONE_OF) == null);
    }
    if (code.isResponseFile) {
      code.returnType = "Download";
    }
    return code;
  }

  @Override
  public ModelsMap postProcessModels(ModelsMap models) {
    ModelsMap processed = super.postProcessModels(models);
    for (ModelMap map : processed.getModels()) {
      CodegenModel model = map.getModel();
      Set<String> imports = model.isEnum ? describeEnum(model) : describeObject(model);
      processed.setImports(imports.stream().map(name -> Map.of("import", name)).toList());
    }
    return processed;
  }

  private Set<String> describeEnum(CodegenModel model) {
    model.vendorExtensions.put("x-mmf-doc", classDoc(model));
    EnumConstants.describe(model.allowableValues);
    return new TreeSet<>(Set.of(WIRE + "WireEnum", WIRE + "WireFormat"));
  }

  private Set<String> describeObject(CodegenModel model) {
    boolean request = model.vendorExtensions.containsKey(RequestGatherer.REQUEST);
    String base = request ? "RequestParameters" : "WireObject";
    Set<String> imports =
        new TreeSet<>(
            Set.of(WIRE + base, WIRE + "WireBuilder", WIRE + "WireFields", WIRE + "WireValues"));
    for (int i = 0; i < model.vars.size(); i++) {
      CodegenProperty property = model.vars.get(i);
      PropertyCode code =
          new PropertyCode(property, model.classname, request, i, namedEnums, namedObjects);
      code.describeTo(property.vendorExtensions);
      imports.addAll(code.imports());
      if (property.isEnum) {
        EnumConstants.describe(property.allowableValues);
        imports.addAll(Set.of(WIRE + "WireEnum", WIRE + "WireFormat"));
      }
    }
    if (model.vendorExtensions.containsKey(EnvelopeUnwrapper.OUTSIDE)) {
      imports.add(WIRE + "OutsideEnvelope");
    }
    if (model.vendorExtensions.containsKey(EnvelopeUnwrapper.FORM_ENCODED)) {
      imports.add(WIRE + "FormEncoded");
      model.vendorExtensions.put(EnvelopeUnwrapper.FORM_ENCODED, names(model.requiredVars));
    }
    model.vendorExtensions.put("x-mmf-base", base);
    model.vendorExtensions.put("x-mmf-doc", classDoc(model));
    return imports;
  }

  /** Returns wire names as the elements of an annotation. */
  private static String names(List<CodegenProperty> properties) {
    return properties.stream()
        .map(property -> '"' + property.baseName + '"')
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String classDoc(CodegenModel model) {
    Javadoc doc =
        new Javadoc()
            .text(
                model.unescapedDescription == null
                    ? model.classname + "."
                    : model.unescapedDescription);
    if (model.vendorExtensions.get(RequestGatherer.AT_LEAST_ONE_OF) instanceof List<?> groups) {
      groups.forEach(
          names ->
              doc.text("At least one of " + Javadoc.joined((List<?>) names) + " is required."));
    }
    return doc.evidence(model.vendorExtensions.get("x-mmf-evidence")).render(0);
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap operations, List<ModelMap> allModels) {
    OperationsMap processed = super.postProcessOperationsWithModels(operations, allModels);
    List<CodegenOperation> list = processed.getOperations().getOperation();
    String group = group(processed.getOperations().getClassname());
    String tag = list.get(0).tags.get(0).getName();
    String description =
        (openAPI.getTags() == null ? List.<Tag>of() : openAPI.getTags())
            .stream()
                .filter(t -> tag.equals(t.getName()) && t.getDescription() != null)
                .map(Tag::getDescription)
                .findFirst()
                .orElse(tag + ".");
    processed.put(
        "sync", InterfaceCode.of(group, description, list, modelPackage, false, isOn(MUST_CLOSE)));
    processed.put("async", InterfaceCode.of(group, description, list, modelPackage, true, false));
    return processed;
  }

  @Override
  public Map<String, Object> postProcessSupportingFileData(Map<String, Object> data) {
    Map<String, Object> processed = super.postProcessSupportingFileData(data);
    List<OperationsMap> interfaces =
        ((ApiInfoMap) requireNonNull(processed.get("apiInfo"))).getApis();
    List<ModelMap> models =
        ((List<?>) requireNonNull(processed.get("models")))
            .stream().map(ModelMap.class::cast).toList();
    processed.put("native", NativeMetadata.of(interfaces, apiPackage, models, modelPackage));
    return processed;
  }
}
