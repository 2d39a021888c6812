package io.github.mmfapi.codegen;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator as the Maven plugin does. */
final class Generation {
  private static final String MAIN = "src/main";

  private Generation() {}

  /**
   * Generates models, interfaces and metadata.
   *
   * @param spec the OpenAPI document
   * @param output folder for the sources
   * @param options options of the generator that are on, besides those of the build of the client
   * @return the files generated, relative to the root of sources or of resources in the output
   */
  static List<Path> run(Path spec, Path output, String... options) {
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName(MmfJavaCodegen.class.getName())
            .setInputSpec(spec.toString())
            .setValidateSpec(false)
            .setOutputDir(output.toString())
            .setApiPackage("io.github.mmfapi.api")
            .setModelPackage("io.github.mmfapi.model")
            .setInvokerPackage("io.github.mmfapi")
            .setGroupId("io.github.mmfapi")
            .setArtifactId("sample")
            .addAdditionalProperty("requireEvidence", true)
            .addAdditionalProperty("mustBeClosed", true);
    Stream.of(options).forEach(option -> configurator.addAdditionalProperty(option, true));
    DefaultGenerator generator = new DefaultGenerator();
    generator.setGenerateMetadata(false);
    Stream.of("models", "apis", "supportingFiles")
        .forEach(kind -> generator.setGeneratorPropertyDefault(kind, "true"));
    Stream.of("modelTests", "modelDocs", "apiTests", "apiDocs")
        .forEach(kind -> generator.setGeneratorPropertyDefault(kind, "false"));
    return generator.opts(configurator.toClientOptInput()).generate().stream()
        .map(file -> output.resolve(MAIN).relativize(file.toPath()))
        .map(file -> file.subpath(1, file.getNameCount()))
        .toList();
  }

  /** Finds a file in the output by its name that {@link #run} returned. */
  static Path file(Path output, Path name) {
    String root = name.startsWith("META-INF") ? "resources" : "java";
    return output.resolve(MAIN).resolve(root).resolve(name);
  }
}
