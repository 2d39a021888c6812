package io.github.mmfapi.contract.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The project as the guards see it: its folder, its modules and the classes compiled from them. */
final class Project {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The package that all packages of the project are below. */
  static final String PACKAGE = "io.github.mmfapi";

  /** The modules that are published, in the order of the build. */
  static final List<Module> PUBLISHED = modules().stream().filter(Module::isPublished).toList();

  /** The modules with main classes, except the benchmarks, which are built after these tests. */
  static final List<Module> WITH_CLASSES = modules().stream().filter(Module::hasClasses).toList();

  /** The main classes of all modules, generated ones included. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(WITH_CLASSES.stream().map(Module::classes).toArray(Path[]::new));

  private Project() {}

  /** A module; its folder is named like its artifact, except that of {@code mmf-api-spec}. */
  record Module(Path folder) {
    String name() {
      return ROOT.relativize(folder).toString();
    }

    Path sources() {
      return folder.resolve(Path.of("src", "main", "java"));
    }

    Path classes() {
      return folder.resolve(Path.of("target", "classes"));
    }

    String property(String name) {
      NodeList found = pom(folder).getElementsByTagName(name);
      return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private boolean isPublished() {
      return !Boolean.parseBoolean(property("maven.deploy.skip"));
    }

    private boolean hasClasses() {
      return Files.isDirectory(sources()) && !name().equals("benchmarks");
    }

    @Override
    public String toString() {
      return name();
    }
  }

  /** The module that {@code type} was compiled in. */
  static Module moduleOf(JavaClass type) {
    Path file = Path.of(type.getSource().map(Source::getUri).orElseThrow());
    return new Module(ROOT.resolve(ROOT.relativize(file).getName(0)));
  }

  /**
   * Whether {@code type} is not generated: its source is in {@code src/main/java} of its module.
   */
  static boolean isHandWritten(JavaClass type) {
    String file = type.getSource().flatMap(Source::getFileName).orElseThrow();
    String folder = type.getPackageName().replace('.', File.separatorChar);
    return Files.exists(moduleOf(type).sources().resolve(folder).resolve(file));
  }

  /** Whether {@code type} is in a package that is no API. */
  static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  private static List<Module> modules() {
    NodeList modules = pom(ROOT).getElementsByTagName("module");
    return IntStream.range(0, modules.getLength())
        .mapToObj(index -> new Module(ROOT.resolve(modules.item(index).getTextContent())))
        .toList();
  }

  private static Document pom(Path folder) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read the pom in " + folder, e);
    }
  }
}
