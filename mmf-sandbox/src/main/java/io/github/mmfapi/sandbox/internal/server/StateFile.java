package io.github.mmfapi.sandbox.internal.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file with lines of JSON: the first for the start, then those of a whole state, then one for
 * each change since then. It holds tokens and passwords, so only its owner can read it where the
 * file system knows owners. One sandbox uses it at a time.
 */
final class StateFile implements AutoCloseable {
  private final Path path;
  private FileChannel channel;

  private StateFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens the file, and creates it if there is none.
   *
   * @throws IllegalArgumentException if it cannot be used, or another sandbox uses it
   */
  static StateFile open(Path path) {
    try {
      if (!Files.exists(path)) {
        create(path);
      }
      Object before = key(path);
      FileChannel channel = channel(path);
      try {
        // The sandbox that had the lock may have replaced the file in between.
        if (isLocked(channel) && Objects.equals(before, key(path))) {
          Files.deleteIfExists(unfinished(path));
          return new StateFile(path, channel);
        }
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      channel.close();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot use the state file " + path + ": " + e.getClass().getSimpleName(), e);
    }
    throw new IllegalArgumentException(
        "another sandbox uses the state file " + path + "; choose another file");
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  private static FileChannel channel(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + ".unfinished");
  }

  private static void create(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /**
   * Returns the lines. A last line that was not written to its end is cut off.
   *
   * @throws IllegalArgumentException if the file is not one of a sandbox
   */
  synchronized List<JsonNode> lines() {
    try {
      List<JsonNode> lines = new ArrayList<>();
      byte[] bytes = read();
      int start = 0;
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          lines.add(parsed(new String(bytes, start, i - start, StandardCharsets.UTF_8), lines));
          start = i + 1;
        }
      }
      channel.truncate(start);
      channel.position(start);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    channel.position(0);
    while (channel.read(buffer) >= 0) {
      out.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return out.toByteArray();
  }

  private JsonNode parsed(String line, List<JsonNode> before) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      // The message of the exception quotes the line, which may hold secrets.
      throw unusable(before.size() + 1, "is not JSON");
    }
  }

  IllegalArgumentException unusable(int line, String why) {
    return new IllegalArgumentException(
        "line " + line + " of the state file " + path + " " + why + "; choose another file");
  }

  /** Adds a line. */
  synchronized void append(ObjectNode line) {
    try {
      write(channel, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel to, ObjectNode line) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap((Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
  }

  /**
   * Replaces all lines. After a crash the file has either the old lines or the new ones: those are
   * written to another file and synchronized, and then that file gets the name.
   *
   * @throws IllegalArgumentException if the other file cannot be written; the old one is as it was
   */
  synchronized void replace(List<ObjectNode> lines) {
    Path unfinished = unfinished(path);
    try {
      FileChannel replacement = written(unfinished, lines);
      try {
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException | RuntimeException e) {
        discard(replacement, unfinished);
        throw e;
      }
      FileChannel replaced = channel;
      channel = replacement;
      replaced.close();
      forceDirectory();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot replace the state file "
              + path
              + " by a shorter one: "
              + e.getClass().getSimpleName()
              + "; make room, or let the sandbox write to its directory",
          e);
    }
  }

  private static FileChannel written(Path path, List<ObjectNode> lines) throws IOException {
    Files.deleteIfExists(path);
    create(path);
    FileChannel channel = channel(path);
    try {
      if (!isLocked(channel)) {
        throw new IOException("another sandbox uses it");
      }
      for (ObjectNode line : lines) {
        write(channel, line);
      }
      channel.force(true);
      return channel;
    } catch (IOException | RuntimeException e) {
      discard(channel, path);
      throw e;
    }
  }

  /** Closes and deletes a file that holds secrets and is not used. */
  private static void discard(FileChannel channel, Path file) throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  /** Makes the new name of a file survive a crash, where directories can be opened. */
  private void forceDirectory() throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Path directory = path.toAbsolutePath().getParent();
      try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
  }

  /** Removes all lines. */
  synchronized void clear() {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets another sandbox use the file. */
  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
