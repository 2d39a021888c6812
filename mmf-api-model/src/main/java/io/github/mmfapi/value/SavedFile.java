package io.github.mmfapi.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file as {@code curl -o} does, except that a regular file is complete or unchanged:
 * symbolic links are followed, hard links keep the same content, a file that is replaced keeps its
 * mode and owner, and what is no regular file, such as a device or a named pipe, is written into.
 * Content and name are on the disk before it returns, so that a power failure leaves the old or the
 * new file.
 */
final class SavedFile {
  /** The number of symbolic links that Linux follows. */
  private static final int MAX_LINKS = 40;

  /** Writes the content, and fails if it is not complete. */
  interface Content {
    long writeTo(OutputStream out) throws IOException;
  }

  private SavedFile() {}

  static long write(Path file, Content content) throws IOException {
    BasicFileAttributes existing = attributes(file);
    if (existing == null) {
      return replace(target(file), content);
    }
    if (existing.isDirectory()) {
      throw new FileSystemException(file.toString(), null, "is a folder; give the path of a file");
    }
    if (existing.isOther()) {
      return writeInto(file, content);
    }
    if (!Files.isWritable(file)) {
      throw new FileSystemException(file.toString(), null, "is not writable; change its mode");
    }
    Path target = target(file);
    return attributes(target) != null && Files.isSameFile(file, target) && !hasOtherNames(target)
        ? replace(target, content)
        : overwrite(file, content);
  }

  /** Returns whether there are more hard links to a file, which are to have the same content. */
  private static boolean hasOtherNames(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(file, "unix:nlink") instanceof Integer links
        && links > 1;
  }

  private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }

  /** Writes a temporary file in the same folder, which then replaces the file in one step. */
  private static long replace(Path file, Content content) throws IOException {
    Path folder = file.getParent();
    if (folder == null || file.getFileName() == null) {
      throw new IOException(file + " does not name a file in a folder; give the path of a file");
    }
    boolean exists = Files.exists(file);
    if (exists && !Files.isWritable(folder)) {
      return overwrite(file, content);
    }
    // A new file gets the mode that the process gives to new files. A file that replaces another
    // one is readable by its owner only until it has the mode of that one.
    Path temporary =
        exists
            ? Files.createTempFile(folder, ".download", ".part")
            : Files.createFile(folder.resolve(".download" + UUID.randomUUID() + ".part"));
    try {
      long written = writeDown(temporary, content);
      if (exists && !copiedOwnerAndMode(file, temporary)) {
        copyInto(file, temporary);
      } else {
        moveIntoPlace(temporary, file);
        forceFolder(folder);
      }
      return written;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes into a file that cannot be replaced, when all content has arrived. */
  private static long overwrite(Path file, Content content) throws IOException {
    Path temporary = Files.createTempFile("download", ".part");
    try {
      long written = writeDown(temporary, content);
      copyInto(file, temporary);
      return written;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes as the content arrives, into what exists: a device cannot be created or emptied. */
  private static long writeInto(Path file, Content content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
      return content.writeTo(out);
    }
  }

  /**
   * Writes into a regular file, and forces it to the disk: otherwise it could be empty after a
   * power failure although it has replaced the old one.
   */
  private static long writeDown(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      long written = content.writeTo(out);
      channel.force(true);
      return written;
    }
  }

  /** Forces what was moved in a folder to the disk, where folders can be opened. */
  private static void forceFolder(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix && Files.isReadable(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void copyInto(Path file, Path complete) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = Channels.newOutputStream(channel)) {
      Files.copy(complete, out);
      channel.force(true);
    }
  }

  /** Returns whether the other file has the owner, the group and the mode of a file now. */
  private static boolean copiedOwnerAndMode(Path file, Path other) {
    PosixFileAttributeView view = Files.getFileAttributeView(other, PosixFileAttributeView.class);
    if (view == null) {
      // Such a file system has no modes; a new file inherits its access from the folder.
      return true;
    }
    try {
      PosixFileAttributes from = Files.readAttributes(file, PosixFileAttributes.class);
      PosixFileAttributes to = view.readAttributes();
      if (!to.owner().equals(from.owner())) {
        view.setOwner(from.owner());
      }
      if (!to.group().equals(from.group())) {
        view.setGroup(from.group());
      }
      view.setPermissions(from.permissions());
      return true;
    } catch (IOException notPermitted) {
      return false;
    }
  }

  private static void moveIntoPlace(Path temporary, Path file) throws IOException {
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Some network and container file systems cannot do this, and a mounted file cannot be
      // replaced. The temporary file is complete.
      if (Files.exists(file)) {
        copyInto(file, temporary);
      } else {
        Files.move(temporary, file);
      }
    }
  }
}
