package io.github.mmfapi.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files and streams for uploads, and reports why one cannot be uploaded. */
final class Uploads {
  static final long DEFAULT_LIMIT = 10L * 1024 * 1024;

  private static final long MAX_LIMIT = Integer.MAX_VALUE - 16L;

  private Uploads() {}

  static byte[] read(Path file, long limit) {
    if (Files.isDirectory(file)) {
      throw new InvalidRequestException(file + " is a folder; choose a file");
    }
    if (!Files.exists(file)) {
      throw new InvalidRequestException("the file " + file + " does not exist; check the path");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return readAll(in, file.toString(), limit);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  static byte[] read(InputStream stream, String name, long limit) {
    try {
      return readAll(stream, name, limit);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** {@return the last part of a path, which is the name that is sent} */
  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }

  private static byte[] readAll(InputStream in, String name, long limit) throws IOException {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "the size limit is " + limit + "; give one from 1 to " + MAX_LIMIT + " bytes");
    }
    // Reading one byte more detects a file that is too large, whatever size it claims to have.
    byte[] content = in.readNBytes((int) limit + 1);
    if (content.length > limit) {
      throw new InvalidRequestException(
          name + " has more than " + limit + " bytes; choose a smaller file or raise the limit");
    }
    if (content.length == 0) {
      throw new InvalidRequestException(name + " is empty; choose another file");
    }
    return content;
  }

  private static InvalidRequestException unreadable(String name, IOException cause) {
    return new InvalidRequestException(
        name
            + " cannot be read ("
            + cause.getClass().getSimpleName()
            + "); check the file and its permissions",
        cause);
  }
}
