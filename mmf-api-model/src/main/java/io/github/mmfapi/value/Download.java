package io.github.mmfapi.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds a file response (KML, GPX, an image, ...). The bytes are streamed from the connection and
 * are never held in memory as a whole. The connection stays in use until the download is closed.
 *
 * <pre>{@code
 * try (Download kml = client.routes().getRouteKml(q -> q.routeKey(key))) {
 *   kml.saveTo(Path.of("route.kml"));
 * }
 * }</pre>
 *
 * <p>A download can be read once. It is not safe for use by several threads.
 */
public final class Download implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final @Nullable String contentType;
  private final long length;
  private final InputStream stream;

  /**
   * Creates a download.
   *
   * @param contentType the media type of the response; null if the response names none
   * @param length the number of bytes; negative if it is not known
   * @param stream the bytes; closing the stream releases the connection
   */
  public Download(@Nullable String contentType, long length, InputStream stream) {
    this.contentType = contentType;
    this.length = length;
    this.stream = Objects.requireNonNull(stream, "stream");
  }

  /** {@return the media type of the response; null if the response names none} */
  public @Nullable String contentType() {
    return contentType;
  }

  /** {@return the number of bytes; empty if the response does not state it} */
  public OptionalLong length() {
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** {@return the stream of bytes, the same at each call; {@link #close} closes it} */
  public InputStream stream() {
    return stream;
  }

  /**
   * Writes the remaining bytes to a stream. The stream stays open.
   *
   * @param out the stream to write to
   * @return the number of bytes written
   * @throws IOException if the response ends early or the bytes cannot be written
   */
  public long transferTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      out.write(buffer, 0, read);
      total += read;
    }
    return total;
  }

  /**
   * Writes the download to a file. A regular file is written completely or not at all: the bytes go
   * to a temporary file in the same folder, which then replaces the file. An existing file stays
   * unchanged if this fails, and keeps its mode and owner if it is replaced. Symbolic links are
   * followed. What is no regular file, such as a device or a named pipe, is written into as the
   * bytes arrive. Call this method before anything is read from {@link #stream}.
   *
   * <p>A file that cannot be replaced, because its folder is not writable, its owner cannot be
   * kept, it has several hard links or it is a mount point, is overwritten when all bytes have
   * arrived. Otherwise a killed process or a power failure leaves the old or the new file, and
   * perhaps a {@code .download….part} beside it.
   *
   * @param file the file to write; its folder must exist
   * @return the number of bytes written
   * @throws IOException if the response ends early, is shorter than announced, or the file cannot
   *     be written
   */
  public long saveTo(Path file) throws IOException {
    return SavedFile.write(file, this::transferAll);
  }

  private long transferAll(OutputStream out) throws IOException {
    long written = transferTo(out);
    if (length >= 0 && written != length) {
      throw new IOException(
          "the response ended after " + written + " of " + length + " bytes; try again");
    }
    return written;
  }

  /**
   * Releases the connection. The connection is reused if the response was read to its end.
   *
   * @throws IOException if the stream cannot be closed
   */
  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** {@return the media type and the length, never the content} */
  @Override
  public String toString() {
    return "Download{" + contentType + ", " + (length < 0 ? "unknown" : length) + " bytes}";
  }
}
