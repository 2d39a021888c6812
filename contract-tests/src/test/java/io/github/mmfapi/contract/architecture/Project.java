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
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The project as the guards see it: its folder, its modules and the classes compiled from them. */
final class Project {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The package that all packages of the project are below. */
  static final String PACKAGE = "io.github.mmfapi";

  /** The modules whose jars are published, in the order of the build. */
  static final List<Module> PUBLISHED =
      modules().stream().filter(module -> module.isPublished() && module.hasJar()).toList();

  /** The modules that are not published. */
  static final List<Module> UNPUBLISHED =
      modules().stream().filter(module -> !module.isPublished()).toList();

  /** Modules with main classes that are built after these tests. */
  private static final Set<String> LATER = Set.of("benchmarks", "examples/service");

  /** The modules with main classes, except those that are built after these tests. */
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

    /** The text of the first element with this name, or nothing. */
    String property(String name) {
      return properties(name).stream().findFirst().orElse("");
    }

    /** The name under which the module is published; if a pom has a parent, that is named first. */
    String artifact() {
      return properties("artifactId").get(properties("parent").isEmpty() ? 0 : 1);
    }

    private boolean isPublished() {
      return !Boolean.parseBoolean(property("maven.deploy.skip"));
    }

    private boolean hasJar() {
      return !property("packaging").equals("pom");
    }

    /** The texts of all elements with this name, in the order of the pom. */
    List<String> properties(String name) {
      return texts(pom(folder).getElementsByTagName(name));
    }

    private boolean hasClasses() {
      return Files.isDirectory(sources()) && !LATER.contains(name());
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
    // The first list: that of a profile is not part of the build.
    Element modules = (Element) pom(ROOT).getElementsByTagName("modules").item(0);
    return texts(modules.getElementsByTagName("module")).stream()
        .map(name -> new Module(ROOT.resolve(name)))
        .toList();
  }

  private static List<String> texts(NodeList found) {
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent())
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
