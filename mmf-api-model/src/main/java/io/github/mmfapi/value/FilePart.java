package io.github.mmfapi.value;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file to upload as one part of a {@code multipart/form-data} body. Immutable.
 *
 * <p>The whole file is held in memory, because the request is signed and may be retried. Therefore
 * {@link #of(Path)} and its overloads have a size limit. The limit of MapMyFitness itself is not
 * documented.
 */
public final class FilePart {
  /** The size limit of {@link #of(Path)} in bytes: 10 MiB. */
  public static final long DEFAULT_LIMIT = Uploads.DEFAULT_LIMIT;

  private static final String BINARY = "application/octet-stream";

  private final String fileName;
  private final String contentType;
  private final byte[] content;

  /**
   * Creates a part.
   *
   * @param fileName the name to send to the server, without control characters
   * @param contentType the media type of the content, such as {@code application/gpx+xml}
   * @param content the bytes; the array is copied
   * @throws InvalidRequestException if the name or the media type is empty or contains a control
   *     character
   */
  public FilePart(String fileName, String contentType, byte[] content) {
    this.fileName = requireHeaderText("fileName", fileName);
    this.contentType = requireHeaderText("contentType", contentType);
    this.content = content.clone();
  }

  private static String requireHeaderText(String name, String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidRequestException(
          "FilePart: " + name + " is empty or contains a control character; give another text");
    }
    return text;
  }

  /**
   * Reads a file of at most 10 MiB. It is sent under its own name as {@code
   * application/octet-stream}.
   *
   * @param file the file to read
   * @return the part
   * @throws InvalidRequestException if the file does not exist, is a folder, is empty, is too large
   *     or cannot be read; the message names the file
   */
  public static FilePart of(Path file) {
    return of(file, BINARY, DEFAULT_LIMIT);
  }

  /**
   * Reads a file. It is sent under its own name.
   *
   * @param file the file to read
   * @param contentType the media type of the content, such as {@code application/gpx+xml}
   * @param limit the maximum size in bytes
   * @return the part
   * @throws InvalidRequestException if the file does not exist, is a folder, is empty, is too large
   *     or cannot be read; the message names the file
   */
  public static FilePart of(Path file, String contentType, long limit) {
    byte[] content = Uploads.read(file, limit);
    return new FilePart(Uploads.name(file), contentType, content);
  }

  /**
   * Reads a stream to its end. The stream stays open.
   *
   * @param stream the content
   * @param fileName the name to send to the server, without control characters
   * @param contentType the media type of the content, such as {@code application/gpx+xml}
   * @param limit the maximum size in bytes
   * @return the part
   * @throws InvalidRequestException if the content is empty, is too large or cannot be read, or if
   *     the name or the media type is empty or contains a control character
   */
  public static FilePart of(InputStream stream, String fileName, String contentType, long limit) {
    return new FilePart(fileName, contentType, Uploads.read(stream, fileName, limit));
  }

  /** {@return the name that is sent to the server} */
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

  /** {@return the name, the media type and the size, never the content} */
  @Override
  public String toString() {
    return "FilePart{" + fileName + ", " + contentType + ", " + content.length + " bytes}";
  }
}
