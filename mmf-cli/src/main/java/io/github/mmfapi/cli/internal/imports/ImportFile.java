package io.github.mmfapi.cli.internal.imports;

import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.value.Tcx;
import io.github.mmfapi.value.internal.UnreadableFileException;
import io.github.mmfapi.value.internal.WorkoutFile;
import io.github.mmfapi.value.internal.WorkoutFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a file: a workout if it has activities or times, else a route.
 *
 * @param tcx the text for {@code import_tcx}; null for a route
 * @param route the file for {@code import_route}; null for a workout
 */
record ImportFile(@Nullable String tcx, @Nullable FilePart route) {
  /**
   * Reads a file.
   *
   * @throws InvalidRequestException if nothing can be made of it; the message says why
   */
  static ImportFile of(FilePart file) {
    WorkoutFile content = read(file);
    if (content.activities().stream().anyMatch(activity -> !activity.laps().isEmpty())) {
      return new ImportFile(checked(file.content()), null);
    }
    Optional<String> tcx = TcxText.of(content);
    if (tcx.isPresent() && content.activities().isEmpty()) {
      return new ImportFile(checked(tcx.get().getBytes(StandardCharsets.UTF_8)), null);
    }
    if (content.points().isEmpty()) {
      throw new InvalidRequestException("has no lap and no point; choose another file");
    }
    return new ImportFile(null, file);
  }

  private static WorkoutFile read(FilePart file) {
    try {
      return WorkoutFiles.read(file.content());
    } catch (UnreadableFileException e) {
      InvalidRequestException unreadable = new InvalidRequestException(e.detail());
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private static String checked(byte[] tcx) {
    return Tcx.read(new ByteArrayInputStream(tcx), Tcx.DEFAULT_LIMIT);
  }

  /** {@return what becomes of the file, in a word} */
  String type() {
    return tcx == null ? "route" : "workout";
  }
}
