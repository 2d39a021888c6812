package io.github.mmfapi.codegen;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the document that is generated from, as it is in its file, so that mistakes are reported
 * where people edit.
 */
final class SpecFile {
  /** What separates names in the messages of the parser. */
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_/-]");

  private final Path file;
  private final @Nullable Path sources;
  private final Map<?, ?> document;

  private SpecFile(Path file, @Nullable Path sources, Map<?, ?> document) {
    this.file = file;
    this.sources = sources;
    this.document = document;
  }

  /**
   * Reads a spec.
   *
   * @param file the document
   * @param sources the folder that it was bundled from; null if it is edited itself
   * @throws InvalidSpecException if it is not a file with a mapping in YAML or JSON
   */
  static SpecFile read(Path file, @Nullable Path sources) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidSpecException(
          file + ": inputSpec is not a file; download the spec and give its path", null);
    }
    Object document = SpecPlaces.read(file, (yaml, in) -> yaml.load(in));
    if (!(document instanceof Map<?, ?> mapping)) {
      throw new InvalidSpecException(
          SpecPlaces.shown(file) + ":1: the spec is not a mapping; write an OpenAPI document",
          null);
    }
    return new SpecFile(file, sources, mapping);
  }

  /**
   * Checks that the generator supports what the document describes.
   *
   * @throws InvalidSpecException at the first mistake
   */
  void refuseUnsupported() {
    List<SpecMistake> mistakes = FeatureCheck.of(document);
    if (!mistakes.isEmpty()) {
      throw place(mistakes.get(0));
    }
  }

  /**
   * Checks that the document is a valid one. The library would do so as well, but report the
   * mistake with a stack trace and without a line.
   *
   * @throws InvalidSpecException at the first mistake
   */
  void refuseInvalid() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    List<String> messages =
        new OpenAPIParser().readLocation(file.toString(), null, options).getMessages();
    if (messages != null && !messages.isEmpty()) {
      throw place(structure(messages.get(0)));
    }
  }

  /** Reads {@code attribute paths.'/gear/get_gear'(get).responses is missing}. */
  private SpecMistake structure(String message) {
    Pointers pointers = new Pointers(document);
    List<String> at = List.of();
    String path = message.startsWith("attribute ") ? message.substring(10) : message;
    for (String name : NOT_IN_NAMES.split(path, -1)) {
      if (!name.isEmpty() && Pointers.member(pointers.at(at), name) != null) {
        at = Pointers.plus(at, name);
      }
    }
    return new SpecMistake(
        at, "the document", message.replace('\n', ' ') + "; write it as OpenAPI 3.0 does");
  }

  /** {@return a mistake with the line where it can be fixed} */
  InvalidSpecException place(SpecMistake mistake) {
    if (sources != null) {
      SpecPlaces places = SpecPlaces.of(document, sources);
      if (places.has(mistake)) {
        return places.place(mistake);
      }
    }
    return SpecPlaces.of(document, file).place(mistake);
  }
}
