package io.github.mmfapi.contract.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A default that the Javadoc of a setter states.
 *
 * @param type the top-level class of the setter
 * @param setter its name
 * @param parameter the name of its parameter, empty if it has none
 * @param text what the Javadoc says the default is, up to the end of the sentence
 */
record DocumentedDefault(String type, String setter, String parameter, String text) {
  private static final Path ROOT = Path.of("..");

  /** A Javadoc comment and the public method or constructor after it. */
  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*(?<javadoc>(?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+)*"
              + "public (?:static |final |abstract )*(?:<[^>]+> )?[\\w.<>?, @\\[\\]]+ "
              + "(?<name>\\w+)\\((?<parameters>[^)]*)\\)",
          Pattern.DOTALL);

  /** The end of a sentence, of a clause or of a tag; a link or a number has none. */
  private static final Pattern END = Pattern.compile("\\.(?= |$)|;| @\\w+|, (?=which|so|without)");

  private static final Pattern PARAMETER_DEFAULT =
      Pattern.compile("@param \\w+ (?:[^@]*?; )?default (?<text>.*)");

  /** Returns the defaults that the main sources of a module's public packages state. */
  static List<DocumentedDefault> of(String module) {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("internal"))
          .sorted()
          .flatMap(file -> inFile(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DocumentedDefault> inFile(Path file) {
    List<DocumentedDefault> found = new ArrayList<>();
    String type = file.getFileName().toString().replace(".java", "");
    Matcher documented = DOCUMENTED.matcher(read(file));
    while (documented.find()) {
      String javadoc = documented.group("javadoc").replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
      String text = textOf(javadoc);
      if (text != null) {
        String[] parameters = documented.group("parameters").strip().split("[\\s,]+", -1);
        String parameter = parameters[parameters.length - 1];
        found.add(new DocumentedDefault(type, documented.group("name"), parameter, text));
      }
    }
    return found;
  }

  private static String textOf(String javadoc) {
    int stated = javadoc.indexOf("Default: ");
    if (stated >= 0) {
      return sentence(javadoc.substring(stated + "Default: ".length()));
    }
    Matcher tag = PARAMETER_DEFAULT.matcher(javadoc);
    return tag.find() && !javadoc.contains("(the default)") ? sentence(tag.group("text")) : null;
  }

  private static String sentence(String text) {
    Matcher end = END.matcher(text);
    return (end.find() ? text.substring(0, end.start()) : text).strip();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the setter with its class} */
  String name() {
    return type + "." + setter;
  }

  @Override
  public String toString() {
    return name() + " is " + text;
  }
}
