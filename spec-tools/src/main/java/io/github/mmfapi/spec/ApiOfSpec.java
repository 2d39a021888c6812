package io.github.mmfapi.spec;

import io.github.mmfapi.codegen.InvalidSpecException;
import io.github.mmfapi.codegen.SpecBundle;
import io.github.mmfapi.codegen.SpecPlaces;
import io.github.mmfapi.spec.BindingsSurface.Kind;
import io.github.mmfapi.spec.BindingsSurface.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Generates the bindings of a spec into a temporary folder, and reads their API.
 *
 * @param parts the parts of the Java API by their keys
 * @param surface the parts of the spec that callers depend on
 */
record ApiOfSpec(Map<String, JavaApi.Part> parts, Map<Part, String> surface) {
  /**
   * Reads the API of a spec.
   *
   * @param spec a folder with {@code api.yaml}, or a bundle
   * @throws IOException if nothing can be generated from it; the message names file and line
   */
  static ApiOfSpec of(Path spec) throws IOException {
    Path folder = Files.createTempDirectory("api");
    try {
      SpecSources sources = Files.isDirectory(spec) ? SpecSources.read(spec) : bundle(spec);
      Path bundle = folder.resolve("spec.yaml");
      SpecBundle.write(sources.document(), bundle);
      Path output = folder.resolve("java");
      List<Finding> mistakes = Generation.run(bundle, sources, output);
      if (!mistakes.isEmpty()) {
        throw new IOException(mistakes.get(0).toString());
      }
      return new ApiOfSpec(
          JavaApi.of(output), BindingsSurface.of(SpecDocument.parse(Files.readString(bundle))));
    } catch (InvalidSpecException mistake) {
      throw new IOException(mistake.getMessage(), mistake);
    } finally {
      delete(folder);
    }
  }

  private static SpecSources bundle(Path file) throws IOException {
    Map<String, Object> document = SpecDocument.parse(Files.readString(file)).root();
    return new SpecSources(file, document, SpecPlaces.of(document, file));
  }

  /** Compares this API with an earlier one. */
  ApiComparison since(ApiOfSpec before) {
    List<String> requirements = new ArrayList<>();
    surface.forEach(
        (part, value) -> {
          boolean isNew = before.surface.get(new Part(Kind.OPERATION, part.owner(), "")) == null;
          if (part.kind().breaksWhenAdded && !before.surface.containsKey(part) && !isNew) {
            requirements.add(request(part.owner()) + ": " + part.name());
          }
        });
    return ApiComparison.of(before.parts, parts, requirements);
  }

  private static String request(String operation) {
    return operation.substring(0, 1).toUpperCase(Locale.ROOT) + operation.substring(1) + "Request";
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
