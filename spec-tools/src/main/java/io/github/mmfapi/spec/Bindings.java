package io.github.mmfapi.spec;

import io.github.mmfapi.codegen.SpecBundle;
import io.github.mmfapi.spec.GeneratedSources.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generates and compiles the bindings where the build does: in the folders {@code target} of the
 * modules of models and interfaces.
 */
final class Bindings {
  private static final Path GENERATED = Path.of("target/generated-sources/openapi/src/main/java");
  private static final Path WRITTEN = Path.of("src/main/java");
  private static final Path CLASSES = Path.of("target/classes");

  private final Path root;
  private final MavenBuild maven;
  private final JavaCompilation compiler;

  /** Whether the classes are those of the sources of the last run. */
  private boolean compiled;

  Bindings(Path root, MavenBuild maven) {
    this.root = root;
    this.maven = maven;
    this.compiler = new JavaCompilation(root);
  }

  /**
   * What was generated and compiled.
   *
   * @param findings what stopped it; empty if it succeeded
   * @param changes the generated files that differ from before
   */
  record Result(List<Finding> findings, List<Change> changes) {}

  private enum Module {
    MODELS("mmf-api-model", Generation.MODELS),
    INTERFACES("mmf-api-feign", Generation.INTERFACES);

    private final String folder;
    private final Path packageFolder;

    Module(String folder, String packageName) {
      this.folder = folder;
      this.packageFolder = Path.of(packageName.replace('.', '/'));
    }
  }

  /** {@return the file that the merged spec is written to} */
  Path bundle() {
    return root.resolve("spec/target/classes/io/github/mmfapi/mmf-api-3.1.yaml");
  }

  /** Generates and compiles. */
  Result update(SpecSources sources) throws IOException {
    SpecBundle.write(sources.document(), bundle());
    Path fresh = Files.createTempDirectory("bindings");
    try {
      List<Finding> mistakes = Generation.run(bundle(), sources, fresh);
      if (!mistakes.isEmpty()) {
        return new Result(mistakes, List.of());
      }
      if (!Files.exists(root.resolve(Module.INTERFACES.folder).resolve(GENERATED))) {
        prepare();
      }
      List<Change> changes = new ArrayList<>();
      for (Module module : Module.values()) {
        changes.addAll(update(module, fresh));
      }
      // After the comparison, because a build generates as well.
      prepare();
      List<Finding> errors =
          compiled && changes.stream().allMatch(Change::isAddition) ? compile(changes) : compile();
      compiled = errors.isEmpty();
      return new Result(errors, changes);
    } finally {
      delete(fresh);
    }
  }

  /** Has Maven build what the interfaces need, the models included, unless it is done. */
  private void prepare() throws IOException {
    maven.classpath(Module.INTERFACES.folder);
  }

  private List<Change> update(Module module, Path fresh) throws IOException {
    Path folder = root.resolve(module.folder);
    Path generated = GENERATED.resolve(module.packageFolder);
    List<Change> changes =
        GeneratedSources.update(
            fresh.resolve(WRITTEN).resolve(module.packageFolder), folder.resolve(generated));
    for (Change change : changes) {
      if (change.after().isEmpty()) {
        deleteClasses(folder.resolve(CLASSES).resolve(module.packageFolder), change.name());
      }
    }
    return changes;
  }

  private static void deleteClasses(Path folder, Path source) throws IOException {
    String name = source.getFileName().toString().replace(".java", "");
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          String own = file.getFileName().toString();
          if (own.equals(name + ".class") || own.startsWith(name + "$")) {
            Files.delete(file);
          }
        }
      }
    }
  }

  /** Compiles files that only got something more, so that nothing that uses them can break. */
  private List<Finding> compile(List<Change> changes) throws IOException {
    for (Module module : Module.values()) {
      Path folder = root.resolve(module.folder);
      Path generated = folder.resolve(GENERATED).resolve(module.packageFolder);
      List<Path> files =
          changes.stream()
              .map(change -> generated.resolve(change.name()))
              .filter(Files::exists)
              .toList();
      List<Finding> errors =
          files.isEmpty()
              ? List.of()
              : compiler.compile(
                  files,
                  List.of("-implicit:none"),
                  maven.classpath(module.folder),
                  folder.resolve(CLASSES));
      if (!errors.isEmpty()) {
        return errors;
      }
    }
    return List.of();
  }

  private List<Finding> compile() throws IOException {
    for (Module module : Module.values()) {
      Path folder = root.resolve(module.folder);
      List<Finding> errors =
          compiler.compile(
              JavaCompilation.sources(folder.resolve(WRITTEN), folder.resolve(GENERATED)),
              List.of(),
              maven.classpath(module.folder),
              folder.resolve(CLASSES));
      if (!errors.isEmpty()) {
        return errors;
      }
    }
    return List.of();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
