package io.github.mmfapi.cli.internal.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.files.Durable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file that an export writes. It grows under a name of its own, and gets its name when all rows
 * are in it. After each page the rows, then the position are forced to the disk, so that an export
 * that was killed continues behind the last page.
 */
final class ExportFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POSITION = ".position";

  private final Path file;
  private final Path partial;
  private final Path positionFile;
  private final FileChannel channel;
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();
  private Position position;

  private ExportFile(Path file, FileChannel channel, Position position) {
    this.file = file;
    this.partial = beside(file, Durable.PARTIAL);
    this.positionFile = beside(file, POSITION);
    this.channel = channel;
    this.position = position;
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /**
   * Opens a file, at the position that an interrupted export left.
   *
   * @param export what is exported, in words; another export is not continued
   * @param overwrite whether a file that exists is replaced, and another export forgotten
   * @throws IllegalStateException if the file exists, or belongs to another export
   */
  static ExportFile open(Path file, String export, boolean overwrite) throws IOException {
    if (!overwrite && Files.exists(file) && !Files.exists(beside(file, POSITION))) {
      throw new IllegalStateException(
          file + " exists; choose another file, or replace it with --overwrite");
    }
    FileChannel channel =
        FileChannel.open(
            beside(file, Durable.PARTIAL), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      Position position = position(file, channel.size(), export, overwrite);
      channel.truncate(position.bytes());
      channel.position(position.bytes());
      return new ExportFile(file, channel, position);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException held) {
      lock = null;
    }
    if (lock == null) {
      throw new IllegalStateException(
          "another export writes " + file + "; wait for it, or choose another file");
    }
  }

  private static Position position(Path file, long size, String export, boolean overwrite)
      throws IOException {
    Path positionFile = beside(file, POSITION);
    Position start = Position.start(export);
    if (overwrite || !Files.exists(positionFile)) {
      Files.deleteIfExists(positionFile);
      return start;
    }
    Position left = read(positionFile);
    if (!left.export().equals(export)) {
      throw new IllegalStateException(
          "an interrupted export left "
              + beside(file, Durable.PARTIAL)
              + ", and it was another one ("
              + left.export()
              + ", not "
              + export
              + "); choose another file, or start again with --overwrite");
    }
    boolean hasItsName = left.complete() && size == 0 && Files.exists(file);
    return hasItsName || size >= left.bytes() ? left : start;
  }

  private static Position read(Path positionFile) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(positionFile), Position.class);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          positionFile + " is damaged; start again with --overwrite", e);
    }
  }

  /** {@return how far the export is} */
  Position position() {
    return position;
  }

  /** {@return whether nothing was written yet} */
  boolean isEmpty() {
    return position.bytes() == 0 && page.size() == 0;
  }

  void append(String text) {
    page.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes what was appended, and where to continue.
   *
   * @param rows the number of rows in the file
   * @param next the {@code start_record} of the next page
   * @param keys the keys of the last rows that were read
   */
  void checkpoint(long rows, int next, List<String> keys) throws IOException {
    save(rows, next, keys, false);
  }

  private void save(long rows, int next, List<String> keys, boolean complete) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(page.toByteArray());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    page.reset();
    channel.force(true);
    position = new Position(position.export(), channel.position(), rows, next, keys, complete);
    byte[] json = JSON.writeValueAsBytes(position);
    Durable.replace(positionFile, out -> out.write(json));
  }

  /** Writes what was appended, and gives the file its name. */
  void complete(long rows) throws IOException {
    if (!position.complete()) {
      save(rows, position.next(), List.of(), true);
    }
    // Windows does not move an open file, so the lock ends here.
    channel.close();
    if (Files.size(partial) == position.bytes()) {
      Durable.move(partial, file);
    }
    Files.deleteIfExists(partial);
    Files.deleteIfExists(positionFile);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
