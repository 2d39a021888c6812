package io.github.mmfapi.spec;

import io.github.mmfapi.codegen.InvalidSpecException;
import io.github.mmfapi.codegen.MmfJavaCodegen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Generates models and interfaces in this JVM, with the settings of the build. */
final class Generation {
  static final String MODELS = "io.github.mmfapi.model";
  static final String INTERFACES = "io.github.mmfapi.api";

  private Generation() {}

  /**
   * Generates the sources.
   *
   * @param bundle the merged spec
   * @param sources the files that it was merged from, for messages
   * @param output the folder for the sources
   * @return what stops the generation; empty if it succeeded
   */
  static List<Finding> run(Path bundle, SpecSources sources, Path output) {
    try {
      CodegenConfigurator configurator =
          new CodegenConfigurator()
              .setGeneratorName(MmfJavaCodegen.class.getName())
              .setInputSpec(bundle.toString())
              .setOutputDir(output.toString())
              .setApiPackage(INTERFACES)
              .setModelPackage(MODELS)
              // The generator itself does, and names the line.
              .setValidateSpec(false)
              .addAdditionalProperty("requireEvidence", true)
              .addAdditionalProperty("mustBeClosed", true)
              .addAdditionalProperty("specSources", sources.folder().toString());
      DefaultGenerator generator = new DefaultGenerator();
      generator.setGenerateMetadata(false);
      Stream.of("models", "apis")
          .forEach(kind -> generator.setGeneratorPropertyDefault(kind, "true"));
      Stream.of("modelTests", "modelDocs", "apiTests", "apiDocs", "supportingFiles")
          .forEach(kind -> generator.setGeneratorPropertyDefault(kind, "false"));
      generator.opts(configurator.toClientOptInput()).generate();
      return List.of();
    } catch (InvalidSpecException mistake) {
      return List.of(SpecSources.finding(mistake));
    }
  }
}
