package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * The published jars: their names on a module path, as the JDK reads them, and their licences. Runs
 * after the jars were packaged, in {@code verify}, and therefore has no name that Surefire looks
 * for.
 */
class PublishedJars {
  private static final String VERSION = System.getProperty("published.version");
  private static final Path RUNNABLE =
      Project.ROOT.resolve(Path.of("mmf-cli", "target", "mmf.jar"));
  private static final Pattern LICENCE = Pattern.compile("META-INF/[^/]*(?:LICENSE|NOTICE)[^/]*");
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

  @Test
  void eachJar_hasLicenceAndNotice() throws IOException {
    for (Project.Module module : Project.PUBLISHED) {
      assertHasLicenceAndNotice(jar(module));
    }
  }

  @Test
  void runnableJar_hasLicenceAndNotice() throws IOException {
    assertHasLicenceAndNotice(RUNNABLE);
  }

  /**
   * Each file that a library in the jar calls a licence or a notice, in a folder of the library.
   */
  @Test
  void runnableJar_keepsTheLicencesOfItsLibraries() throws IOException {
    Set<String> entries = names(RUNNABLE);
    List<Path> libraries = libraries(entries);

    assertThat(libraries).hasSizeGreaterThan(10);
    for (Path library : libraries) {
      for (String file : names(library)) {
        if (LICENCE.matcher(file).matches()) {
          assertThat(entries).contains("META-INF/licenses/" + artifact(library) + "/" + file);
        }
      }
    }
  }

  /** What the licence of the project does not cover, and no file in the library says. */
  @Test
  void runnableJar_hasTheLicenceOfScribeJava() throws IOException {
    assertThat(text(RUNNABLE, "META-INF/licenses/scribejava-core/LICENSE.txt"))
        .contains("MIT License", "Pablo Fernandez");
  }

  private static void assertHasLicenceAndNotice(Path jar) throws IOException {
    for (String name : List.of("LICENSE", "NOTICE")) {
      assertThat(text(jar, "META-INF/" + name))
          .as("%s in %s", name, jar)
          .isEqualTo(Files.readString(Project.ROOT.resolve(name)));
    }
  }

  /** The jars of others on this class path whose first class is in the runnable jar. */
  private static List<Path> libraries(Set<String> entries) throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (element.endsWith(".jar") && !element.startsWith(Project.ROOT.toString())) {
        boolean contained =
            names(Path.of(element)).stream()
                .filter(name -> name.endsWith(".class") && !name.contains("META-INF"))
                .filter(name -> !name.endsWith("-info.class"))
                .findFirst()
                .filter(entries::contains)
                .isPresent();
        if (contained) {
          libraries.add(Path.of(element));
        }
      }
    }
    return libraries;
  }

  /** The artifact of a jar in a Maven repository: its folders are artifact and version. */
  private static String artifact(Path jar) {
    return jar.getParent().getParent().getFileName().toString();
  }

  private static Set<String> names(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(ZipEntry::getName).collect(toCollection(LinkedHashSet::new));
    }
  }

  private static String text(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(name);
      assertThat(entry).as("%s in %s", name, jar).isNotNull();
      return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
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
