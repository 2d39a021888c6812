package io.github.mmfapi.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Knows the Java files that a run generates, and removes those of earlier runs. */
final class GeneratedFiles {
  /** Ends the first line of each generated Java file. */
  static final String DO_NOT_EDIT = "Do not edit: change the spec or mmf-api-codegen and rebuild.";

  /** How far the first line of a file is read, in bytes. The rest of it is the name of a spec. */
  private static final int FIRST_LINE = 1024;

  private final Set<Path> generated = new HashSet<>();

  /**
   * Notes a file that this run generates.
   *
   * @return the same name
   */
  String add(String name) {
    generated.add(absolute(Path.of(name)));
    return name;
  }

  /**
   * Removes the Java files that this generator wrote earlier and that this run does not generate.
   * Others that somebody put there stay.
   *
   * @param folder the root of the generated packages; does not have to exist
   */
  void removeOthers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(absolute(folder))) {
      List<Path> others =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !generated.contains(file))
              .toList();
      for (Path other : others) {
        if (isGenerated(other)) {
          Files.delete(other);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot remove what was generated earlier", failure);
    }
  }

  private static boolean isGenerated(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      String start = new String(content.readNBytes(FIRST_LINE), StandardCharsets.UTF_8);
      return start.lines().limit(1).anyMatch(line -> line.endsWith(DO_NOT_EDIT));
    }
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
