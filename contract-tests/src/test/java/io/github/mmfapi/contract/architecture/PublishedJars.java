package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * The published jars on a module path, as the JDK reads them. Runs after the jars were packaged, in
 * {@code verify}, and therefore has no name that Surefire looks for.
 */
class PublishedJars {
  private static final String VERSION = System.getProperty("published.version");
  private static final ModuleFinder JARS =
      ModuleFinder.of(Project.PUBLISHED.stream().map(PublishedJars::jar).toArray(Path[]::new));

  @Test
  void eachJar_hasTheModuleNameOfItsPomInItsManifest() throws IOException {
    for (Project.Module module : Project.PUBLISHED) {
      try (JarFile jar = new JarFile(jar(module).toFile())) {
        assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
            .as("name of %s; set the property automatic.module.name in its pom", jar.getName())
            .isEqualTo(module.property("automatic.module.name"))
            .startsWith(Project.PACKAGE + ".");
      }
    }
  }

  /** Automatic modules read each other, so the JDK refuses a package that two of them have. */
  @Test
  void packages_areInOneJarEach() {
    Set<String> names =
        JARS.findAll().stream().map(jar -> jar.descriptor().name()).collect(toSet());

    assertThat(names).hasSameSizeAs(Project.PUBLISHED);
    assertThatNoException()
        .as("two jars with the same package")
        .isThrownBy(
            () -> ModuleLayer.boot().configuration().resolve(JARS, ModuleFinder.of(), names));
  }

  private static Path jar(Project.Module module) {
    Path folder = module.folder().resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*-" + VERSION + ".jar")) {
      return jars.iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
