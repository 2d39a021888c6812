package io.github.mmfapi.cli.internal.imports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.files.Digests;
import io.github.mmfapi.cli.internal.files.Durable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which files were imported for a user, by the digest of their content. Each entry is a
 * line that is on the disk before the next step: one before a file is sent, and one when the
 * outcome is known. A file with the first line only may or may not have been imported.
 */
public final class Ledger implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is known of a file. */
  enum State {
    /** It was sent; there is no line about the outcome. */
    SENT,
    /** It was imported. */
    IMPORTED,
    /** It was not imported. */
    REFUSED
  }

  /**
   * A line.
   *
   * @param digest SHA-256 of the content
   * @param time when it was written, in ISO 8601
   */
  record Entry(String digest, State state, String file, String time) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final @Nullable FileChannel channel;

  private Ledger(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the ledger of a user.
   *
   * @param home the directory of the command's files
   * @param server the base URL
   * @param userId the user id
   * @param dryRun whether nothing may be written
   * @return the ledger; the caller closes it
   * @throws IOException if it cannot be read or written
   * @throws IllegalStateException if another import uses it
   */
  public static Ledger open(Path home, String server, long userId, boolean dryRun)
      throws IOException {
    Path folder = home.resolve("imports");
    Path file = folder.resolve(Digests.of(userId + "@" + server).substring(0, 32) + ".ndjson");
    if (dryRun) {
      Ledger ledger = new Ledger(null);
      if (Files.exists(file)) {
        ledger.read(Files.readAllBytes(file), file);
      }
      return ledger;
    }
    Files.createDirectories(folder, ownerOnly("rwx------"));
    Durable.forceName(folder);
    FileChannel channel = channel(file);
    try {
      lock(channel, file);
      Ledger ledger = new Ledger(channel);
      channel.truncate(ledger.read(Files.readAllBytes(file), file));
      channel.position(channel.size());
      return ledger;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, ownerOnly("rw-------"));
    }
    // Also of a ledger that exists: the import that created it may have ended before this step.
    Durable.forceName(file);
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static FileAttribute<?>[] ownerOnly(String mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException held) {
      locked = false;
    }
    if (!locked) {
      throw new IllegalStateException("another import uses " + file + "; wait until it has ended");
    }
  }

  /** Reads the lines and returns their length; a line without an end was not written whole. */
  private int read(byte[] content, Path file) throws IOException {
    int start = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\n') {
        String line = new String(content, start, i - start, StandardCharsets.UTF_8);
        try {
          Entry entry = JSON.readValue(line, Entry.class);
          entries.put(entry.digest(), entry);
        } catch (JacksonException e) {
          throw new IllegalStateException(
              file + " is damaged: remove the line that begins at byte " + start, e);
        }
        start = i + 1;
      }
    }
    return start;
  }

  /** Returns the last entry of a content; null if there is none. */
  @Nullable Entry find(String digest) {
    return entries.get(digest);
  }

  /** Writes an entry to the disk. */
  void add(Entry entry) throws IOException {
    entries.put(entry.digest(), entry);
    if (channel != null) {
      ByteBuffer line =
          ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
