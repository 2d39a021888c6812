package io.github.mmfapi.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds a file to upload as one part of a {@code multipart/form-data} body. Immutable. */
public final class FilePart {
  private final String fileName;
  private final String contentType;
  private final byte[] content;

  /**
   * Creates a part.
   *
   * @param fileName name told to the server, without control characters and quotation marks
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
    if (text.isEmpty() || text.chars().anyMatch(c -> Character.isISOControl(c) || c == '"')) {
      throw new InvalidRequestException(
          "FilePart: "
              + name
              + " is empty, or holds a control character or a quotation mark; change it");
    }
    return text;
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
