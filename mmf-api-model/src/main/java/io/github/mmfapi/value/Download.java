package io.github.mmfapi.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file that an operation answers with (KML, GPX, an image, ...), streamed while it is read and
 * never held in memory as a whole. It occupies a connection until it is closed.
 *
 * <pre>{@code
 * try (Download kml = client.routes().getRouteKml(q -> q.routeKey(key))) {
 *   kml.saveTo(Path.of("route.kml"));
 * }
 * }</pre>
 *
 * <p>Can be read once, by one thread.
 */
public final class Download implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final @Nullable String contentType;
  private final long length;
  private final InputStream stream;

  /**
   * Creates a download.
   *
   * @param contentType the media type that the server names; null if it names none
   * @param length number of bytes; negative if not known
   * @param stream the bytes; closing it lets go of the connection
   */
  public Download(@Nullable String contentType, long length, InputStream stream) {
    this.contentType = contentType;
    this.length = length;
    this.stream = Objects.requireNonNull(stream, "stream");
  }

  /** {@return the media type as the server names it; null if it names none} */
  public @Nullable String contentType() {
    return contentType;
  }

  /** {@return the number of bytes; empty if the server does not tell it beforehand} */
  public OptionalLong length() {
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** {@return the bytes; the same stream at each call, ended by {@link #close}} */
  public InputStream stream() {
    return stream;
  }

  /**
   * Writes what has not been read yet to a stream, which stays open.
   *
   * @param out where the bytes go
   * @return the number of bytes written
   * @throws IOException if the answer breaks off, or the bytes cannot be written
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
   * Writes a file, all of it or nothing: the bytes go to a temporary file beside it, which takes
   * its place when they are complete. An existing file is replaced, and stays as it was if this
   * fails. Call it before anything is read from {@link #stream}.
   *
   * @param file the file; its folder must exist
   * @return the number of bytes written
   * @throws IOException if the answer breaks off or is shorter than announced, or the file cannot
   *     be written
   */
  public long saveTo(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file in a folder; name one");
    }
    Path temporary = Files.createTempFile(folder, ".download", ".part");
    try {
      long written;
      try (OutputStream out = Files.newOutputStream(temporary)) {
        written = transferTo(out);
      }
      if (length >= 0 && written != length) {
        throw new IOException(
            "the answer ended after " + written + " of " + length + " bytes; try again");
      }
      moveIntoPlace(temporary, file);
      return written;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void moveIntoPlace(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network and container file systems: still complete before it takes its place.
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Lets go of the connection. A connection whose answer was read to its end is used again.
   *
   * @throws IOException if the stream cannot be closed
   */
  @Override
  public void close() throws IOException {
    stream.close();
  }

  /** {@return type and length, never the content} */
  @Override
  public String toString() {
    return "Download{" + contentType + ", " + (length < 0 ? "unknown" : length) + " bytes}";
  }
}
