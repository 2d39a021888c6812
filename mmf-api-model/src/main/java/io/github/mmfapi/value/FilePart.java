package io.github.mmfapi.value;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file to upload as one part of a {@code multipart/form-data} body. Immutable.
 *
 * <p>The whole file is held in memory, because a request that is signed and possibly repeated has
 * to be at hand as a whole; that is why {@link #of(Path)} and its siblings have a limit. What limit
 * MapMyFitness itself had is not on record.
 */
public final class FilePart {
  /** The limit of {@link #of(Path)}: 10 MiB. */
  public static final long DEFAULT_LIMIT = Uploads.DEFAULT_LIMIT;

  private static final String BINARY = "application/octet-stream";

  private final String fileName;
  private final String contentType;
  private final byte[] content;

  /**
   * Creates a part.
   *
   * @param fileName name told to the server, without control characters
   * @param contentType media type of the content, such as {@code application/gpx+xml}
   * @param content the bytes, which are copied
   * @throws InvalidRequestException if a name is empty or could break out of its header line
   */
  public FilePart(String fileName, String contentType, byte[] content) {
    this.fileName = requireHeaderText("fileName", fileName);
    this.contentType = requireHeaderText("contentType", contentType);
    this.content = content.clone();
  }

  private static String requireHeaderText(String name, String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidRequestException(
          "FilePart: " + name + " is empty or holds a control character; change it");
    }
    return text;
  }

  /**
   * Reads a file of up to 10 MiB, to be sent under its own name as {@code
   * application/octet-stream}.
   *
   * @param file the file
   * @return the part
   * @throws InvalidRequestException if there is no such file, it is a folder, empty, too large, or
   *     cannot be read; the message names it
   */
  public static FilePart of(Path file) {
    return of(file, BINARY, DEFAULT_LIMIT);
  }

  /**
   * Reads a file, to be sent under its own name.
   *
   * @param file the file
   * @param contentType media type of the content, such as {@code application/gpx+xml}
   * @param limit most bytes that the file may have
   * @return the part
   * @throws InvalidRequestException if there is no such file, it is a folder, empty, too large, or
   *     cannot be read; the message names it
   */
  public static FilePart of(Path file, String contentType, long limit) {
    byte[] content = Uploads.read(file, limit);
    return new FilePart(Uploads.name(file), contentType, content);
  }

  /**
   * Reads a stream to its end, which stays open.
   *
   * @param stream the content
   * @param fileName name told to the server, without control characters
   * @param contentType media type of the content, such as {@code application/gpx+xml}
   * @param limit most bytes that it may have
   * @return the part
   * @throws InvalidRequestException if it is empty, too large, or cannot be read, or a name is
   *     empty or could break out of its header line
   */
  public static FilePart of(InputStream stream, String fileName, String contentType, long limit) {
    return new FilePart(fileName, contentType, Uploads.read(stream, fileName, limit));
  }

  /** {@return the name told to the server} */
  public String fileName() {
    return fileName;
  }

  /** {@return the media type of the content} */
  public String contentType() {
    return contentType;
  }

  /** {@return a copy of the bytes} */
  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FilePart that
        && fileName.equals(that.fileName)
        && contentType.equals(that.contentType)
        && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Objects.hash(fileName, contentType, Arrays.hashCode(content));
  }

  /** {@return the names and the size, never the content} */
  @Override
  public String toString() {
    return "FilePart{" + fileName + ", " + contentType + ", " + content.length + " bytes}";
  }
}
