package io.github.mmfapi.value;

import io.github.mmfapi.value.internal.UnreadableFileException;
import io.github.mmfapi.value.internal.WorkoutFiles;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads TCX files for {@code workouts/import_tcx}, which takes the text of the file in the form
 * field {@code tcx} (RUP, SCHW).
 *
 * <p>A file is checked before it is sent: it must be well-formed XML in UTF-8 with the root element
 * {@code TrainingCenterDatabase}. The totals of its laps must be numbers up to 1,000,000,000; a
 * text that is no number does not matter, nor does any other value that cannot be read. Byte order
 * marks and white space before the document are removed. External entities are not resolved. A
 * document type declaration, which no TCX file needs, is rejected. So are more than 500,000 points
 * and laps.
 */
public final class Tcx {
  /** The size limit of {@link #read(Path)} in bytes: 10 MiB. */
  public static final long DEFAULT_LIMIT = Uploads.DEFAULT_LIMIT;

  private Tcx() {}

  /**
   * Reads a file of at most 10 MiB.
   *
   * @param file the file to read
   * @return the text of the file, to set as {@code tcx}
   * @throws InvalidRequestException if the file does not exist, is a folder, is empty, is too large
   *     or is not TCX; the message names the file and what was found
   */
  public static String read(Path file) {
    return read(file, DEFAULT_LIMIT);
  }

  /**
   * Reads a file.
   *
   * @param file the file to read
   * @param limit the maximum size in bytes
   * @return the text of the file, to set as {@code tcx}
   * @throws InvalidRequestException if the file does not exist, is a folder, is empty, is too large
   *     or is not TCX; the message names the file and what was found
   */
  public static String read(Path file, long limit) {
    return checked(Uploads.read(file, limit), file.toString());
  }

  /**
   * Reads a stream to its end. The stream stays open.
   *
   * @param stream the content of a TCX file
   * @param limit the maximum size in bytes
   * @return the text of the file, to set as {@code tcx}
   * @throws InvalidRequestException if the content is empty, is too large or is not TCX; the
   *     message says what was found
   */
  public static String read(InputStream stream, long limit) {
    return checked(Uploads.read(stream, "the TCX", limit), "the TCX");
  }

  private static String checked(byte[] content, String name) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      String tcx = WorkoutFiles.withoutLead(text);
      WorkoutFiles.readTcx(tcx);
      return tcx;
    } catch (UnreadableFileException e) {
      throw new InvalidRequestException(name + " " + e.detail(), e);
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException(name + " is not in UTF-8; convert it to UTF-8", e);
    }
  }
}
