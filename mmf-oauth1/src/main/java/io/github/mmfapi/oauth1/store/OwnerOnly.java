package io.github.mmfapi.oauth1.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Creates files and directories that only their owner can read. If the file system has no POSIX
 * permissions, as on Windows, files inherit the permissions of their directory.
 */
final class OwnerOnly {

  private static final Set<PosixFilePermission> OF_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /** Creates a directory with mode 0700, or checks mode and owner of an existing one. */
  static void createDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Path parent = directory.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      createOne(directory);
    }
    check(directory, "700");
    checkOwner(directory);
  }

  /**
   * Refuses a directory of another user, who could read and replace what is in it. Matters to root
   * above all, as nobody else can use such a directory of mode 0700.
   */
  private static void checkOwner(Path directory) throws IOException {
    if (!isPosix(directory)) {
      return;
    }
    UserPrincipal owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS);
    if (!isUser(directory, owner) && !ownsNewFiles(directory, owner)) {
      throw new TokenStoreException(
          directory
              + " belongs to "
              + owner.getName()
              + ", who can read and replace its tokens; use a directory of the user who runs this"
              + " program ("
              + System.getProperty("user.name")
              + ")");
    }
  }

  private static boolean isUser(Path directory, UserPrincipal owner) throws IOException {
    try {
      return directory
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName(System.getProperty("user.name"))
          .equals(owner);
    } catch (UserPrincipalNotFoundException e) {
      // Usual in containers: the process runs under a number that has no name.
      return false;
    }
  }

  private static boolean ownsNewFiles(Path directory, UserPrincipal owner) throws IOException {
    Path probe;
    try {
      probe = Files.createTempFile(directory, ".owner", ".tmp");
    } catch (AccessDeniedException e) {
      // The mode is 0700, so that only its owner can create files.
      return false;
    }
    try {
      return Files.getOwner(probe).equals(owner);
    } finally {
      Files.delete(probe);
    }
  }

  private static void createOne(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, attributes(directory, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      // Another process may have created it first.
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
  }

  /** Opens a file for writing; it is created with mode 0600. */
  static FileChannel create(Path file, StandardOpenOption creation) throws IOException {
    Set<StandardOpenOption> options = EnumSet.of(creation, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, attributes(file, "rw-------"));
  }

  /**
   * Refuses a path that others than its owner can use.
   *
   * @throws TokenStoreException if they can
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
                  ? " is a symbolic link; use the path of its target"
                  : " is open to others ("
                      + PosixFilePermissions.toString(found.permissions())
                      + "): its tokens may be exposed. Revoke them if others use this"
                      + " computer, and run: chmod "
                      + mode
                      + " "
                      + path));
    }
  }

  /** Forces creations, moves and deletions in a directory to the disk. */
  static void forceDirectory(Path directory) throws IOException {
    // Windows cannot open a directory and does not need this.
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
