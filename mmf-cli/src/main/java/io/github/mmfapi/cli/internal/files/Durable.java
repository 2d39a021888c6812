package io.github.mmfapi.cli.internal.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces files so that a crash leaves the old or the new content, never a part. */
public final class Durable {
  /** The end of the name of a file that is not complete. */
  public static final String PARTIAL = ".partial";

  /** Content of a file. */
  public interface Content {
    /**
     * Writes the content.
     *
     * @param out the file
     * @throws IOException if it cannot be written
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private Durable() {}

  /**
   * Replaces a file.
   *
   * @param file the file; it need not exist
   * @param content the new content
   * @throws IOException if it cannot be written; the file is unchanged then
   */
  public static void replace(Path file, Content content) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
    write(partial, content);
    move(partial, file);
  }

  /**
   * Writes a file and forces it to the disk.
   *
   * @param file the file; what it has is lost
   * @param content the new content
   * @throws IOException if it cannot be written; a part may be written then
   */
  public static void write(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = Channels.newOutputStream(channel)) {
      content.writeTo(out);
      channel.force(true);
    }
  }

  /**
   * Moves a file in its folder, durably.
   *
   * @param from the file
   * @param to its new name; a file that exists is replaced
   * @throws IOException if it cannot be moved
   */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceName(to);
  }

  /**
   * Forces the name of a file to the disk, where folders can be opened. Otherwise a file that was
   * forced can be missing after a power failure.
   *
   * @param file a new file or folder
   * @throws IOException if the folder that it is in cannot be forced
   */
  public static void forceName(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
