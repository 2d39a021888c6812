package io.github.mmfapi.oauth1.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files and directories that nobody but their owner can read. Where the file system knows no POSIX
 * permissions, as on Windows, what the directory passes on to its files holds instead.
 */
final class OwnerOnly {

  private static final Set<PosixFilePermission> OF_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Creates a directory with mode 0700, or checks the mode of the one that is there. */
  static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = directory.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      createOne(directory);
    }
    check(directory, "700");
  }

  private static void createOne(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, attributes(directory, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      // Others may have been first with the same directory.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  /** Opens a file for writing that is created with mode 0600. */
  static FileChannel create(Path file, StandardOpenOption creation) throws IOException {
    Set<StandardOpenOption> options = EnumSet.of(creation, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, attributes(file, "rw-------"));
  }

  /**
   * Refuses a path that others than its owner may use in any way.
   *
   * @throws TokenStoreException if so
   */
  static void check(Path path, String mode) throws IOException {
    if (!isPosix(path)) {
      return;
    }
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (found.isSymbolicLink() || !OF_OWNER.containsAll(found.permissions())) {
      throw new TokenStoreException(
          path
              + (found.isSymbolicLink()
                  ? " is a symbolic link; give the path that it leads to"
                  : " is open to others ("
                      + PosixFilePermissions.toString(found.permissions())
                      + "): take the tokens in it for exposed, revoke them if others use this"
                      + " computer, and run: chmod "
                      + mode
                      + " "
                      + path));
    }
  }

  /** Makes what was created, moved or deleted in a directory outlast a power failure. */
  static void forceDirectory(Path directory) throws IOException {
    // Windows cannot open a directory, and does not need to.
    if (isPosix(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
