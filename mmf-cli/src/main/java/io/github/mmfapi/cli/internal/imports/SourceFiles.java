package io.github.mmfapi.cli.internal.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the files of the paths of a command. */
public final class SourceFiles {
  private static final List<String> ENDINGS = List.of(".tcx", ".gpx", ".kml");

  private SourceFiles() {}

  /**
   * Finds the files: each path that is a file or does not exist, and the TCX, GPX and KML files of
   * each folder in the order of their names. Symbolic links to folders are not followed.
   *
   * @param paths files and folders
   * @param recursive whether folders in folders count
   * @return the files
   * @throws IOException if a folder cannot be read
   */
  public static List<Path> of(List<Path> paths, boolean recursive) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        files.add(path);
        continue;
      }
      try (Stream<Path> found = Files.walk(path, recursive ? Integer.MAX_VALUE : 1)) {
        found.filter(SourceFiles::isWorkoutFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  private static boolean isWorkoutFile(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(path);
  }
}
