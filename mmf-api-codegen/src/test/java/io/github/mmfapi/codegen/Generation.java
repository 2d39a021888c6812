package io.github.mmfapi.codegen;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator as the Maven plugin does. */
final class Generation {
  private Generation() {}

  /**
   * Generates models and interfaces.
   *
   * @param spec the OpenAPI document
   * @param output folder for the sources
   * @return the files written, relative to the source root of the output
   */
  static List<Path> run(Path spec, Path output) {
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName(MmfJavaCodegen.class.getName())
            .setInputSpec(spec.toString())
            .setOutputDir(output.toString())
            .setApiPackage("io.github.mmfapi.api")
            .setModelPackage("io.github.mmfapi.model")
            .setInvokerPackage("io.github.mmfapi");
    DefaultGenerator generator = new DefaultGenerator();
    generator.setGenerateMetadata(false);
    Stream.of("models", "apis")
        .forEach(kind -> generator.setGeneratorPropertyDefault(kind, "true"));
    Stream.of("modelTests", "modelDocs", "apiTests", "apiDocs", "supportingFiles")
        .forEach(kind -> generator.setGeneratorPropertyDefault(kind, "false"));
    return generator.opts(configurator.toClientOptInput()).generate().stream()
        .map(file -> sources(output).relativize(file.toPath()))
        .toList();
  }

  static Path sources(Path output) {
    return output.resolve("src/main/java");
  }
}
