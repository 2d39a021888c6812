package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps token credentials in a directory of its own, one file for each user. If the file system has
 * POSIX permissions, the directory has mode 0700 and the files 0600; a directory or file that
 * others can use, or a directory of another user, is refused with a {@link TokenStoreException}.
 *
 * <p>A file is replaced atomically, so that it holds either the old or the new token after a crash.
 * Several stores, in one or several processes, can share a directory on a local disk; writers wait
 * for each other, for 10 seconds at most. What a killed process left half written is deleted when a
 * store is opened, and when that user's token is written or removed. No file stays open.
 *
 * <p>Each {@link #find} reads one small file. For thousands of users see {@link JdbcTokenStore}.
 */
public final class FileTokenStore implements TokenStore {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String SUFFIX = ".token";
  private static final String UNFINISHED = ".tmp";

  private final Path directory;
  private final StoredSecret secrets;
  private final DirectoryLock lock;

  private FileTokenStore(Path directory, @Nullable SecretCipher cipher, DirectoryLock lock) {
    this.directory = directory;
    this.secrets = new StoredSecret(cipher);
    this.lock = lock;
  }

  /**
   * Opens a store with unencrypted secrets: only the permissions protect them.
   *
   * @param directory the directory of the files; created with mode 0700 if it does not exist
   * @return the store
   * @throws TokenStoreException if the directory cannot be created, or others can use it or own it
   */
  public static FileTokenStore open(Path directory) {
    return open(directory, null, PATIENCE);
  }

  /**
   * Opens a store with encrypted secrets.
   *
   * @param directory the directory of the files; created with mode 0700 if it does not exist
   * @param cipher encrypts the token secrets; user keys and token identifiers stay readable
   * @return the store
   * @throws TokenStoreException if the directory cannot be created, or others can use it or own it
   */
  public static FileTokenStore open(Path directory, SecretCipher cipher) {
    return open(directory, Objects.requireNonNull(cipher, "cipher"), PATIENCE);
  }

  static FileTokenStore open(Path directory, @Nullable SecretCipher cipher, Duration patience) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      OwnerOnly.createDirectory(absolute);
      DirectoryLock lock = new DirectoryLock(absolute.toRealPath().resolve(".lock"), patience);
      FileTokenStore store = new FileTokenStore(absolute, cipher, lock);
      store.clearLeftovers();
      return store;
    } catch (IOException e) {
      throw failed("open the directory", absolute, e);
    }
  }

  /** Deletes what killed processes left. If a writer is at work, a later opening does it. */
  private void clearLeftovers() throws IOException {
    if (!filesWith(SUFFIX + UNFINISHED).isEmpty()) {
      lock.holdingIfFree(
          () -> {
            List<Path> leftovers = filesWith(SUFFIX + UNFINISHED);
            for (Path leftover : leftovers) {
              Files.deleteIfExists(leftover);
            }
            OwnerOnly.forceDirectory(directory);
            return leftovers;
          });
    }
  }

  private List<Path> filesWith(String suffix) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + suffix)) {
      files.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  @Override
  public Optional<TokenCredentials> find(String userKey) {
    Path file = file(userKey);
    TokenRecord stored = read(file);
    if (stored == null) {
      return Optional.empty();
    }
    if (!stored.userKey().equals(userKey)) {
      throw new TokenStoreException(
          file
              + " has the token of another user than its name: delete it and have the"
              + " user authorize the application again");
    }
    return Optional.of(secrets.read(userKey, stored.token(), stored.secret()));
  }

  @Override
  public void put(String userKey, TokenCredentials token) {
    Path file = file(userKey);
    String line = new TokenRecord(userKey, token.token(), secrets.write(userKey, token)).line();
    try {
      lock.holding(() -> replace(file, line));
    } catch (IOException e) {
      throw failed("write", file, e);
    }
  }

  @Override
  public boolean remove(String userKey) {
    Path file = file(userKey);
    try {
      return lock.holding(
          () -> {
            Files.deleteIfExists(unfinished(file));
            boolean existed = Files.deleteIfExists(file);
            OwnerOnly.forceDirectory(directory);
            return existed;
          });
    } catch (IOException e) {
      throw failed("delete", file, e);
    }
  }

  @Override
  public SortedSet<String> userKeys() {
    SortedSet<String> keys = new TreeSet<>();
    try {
      keys.addAll(userKeys(filesWith(SUFFIX)));
    } catch (IOException e) {
      throw failed("list", directory, e);
    }
    return Collections.unmodifiableSortedSet(keys);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each page lists the directory once, and reads the files of this page only.
   */
  @Override
  public List<String> userKeysAfter(@Nullable String after, int limit) {
    String start = UserKeys.startOfPage(after, limit);
    String last = start.isEmpty() ? "" : UserKeys.digest(start) + SUFFIX;
    try {
      List<Path> page = filesAfter(last, limit);
      List<String> keys = userKeys(page);
      // Every file of a page may have been removed in the meantime, and others follow.
      while (keys.isEmpty() && !page.isEmpty()) {
        page = filesAfter(page.get(page.size() - 1).getFileName().toString(), limit);
        keys = userKeys(page);
      }
      return Collections.unmodifiableList(keys);
    } catch (IOException e) {
      throw failed("list", directory, e);
    }
  }

  /** Returns the user keys in files; leaves out those that were removed in the meantime. */
  private static List<String> userKeys(List<Path> files) {
    List<String> keys = new ArrayList<>();
    for (Path file : files) {
      TokenRecord stored = read(file);
      if (stored != null) {
        keys.add(stored.userKey());
      }
    }
    return keys;
  }

  /** Returns the next files by name; holds no more names than these in memory. */
  private List<Path> filesAfter(String name, int limit) throws IOException {
    PriorityQueue<Path> next = new PriorityQueue<>(Comparator.reverseOrder());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            directory,
            file -> isToken(file) && file.getFileName().toString().compareTo(name) > 0)) {
      for (Path file : files) {
        next.add(file);
        if (next.size() > limit) {
          next.remove();
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return next.stream().sorted().toList();
  }

  private static boolean isToken(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX);
  }

  /** Runs under the lock, so an unfinished file is left from a crash. */
  private Path replace(Path file, String line) throws IOException {
    Path unfinished = unfinished(file);
    Files.deleteIfExists(unfinished);
    try {
      write(unfinished, line);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      deleteAfter(e, unfinished);
      throw e;
    }
    OwnerOnly.forceDirectory(directory);
    return file;
  }

  private static void write(Path file, String line) throws IOException {
    try (FileChannel out = OwnerOnly.create(file, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private static void deleteAfter(IOException failure, Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // The first failure is reported.
      failure.addSuppressed(e);
    }
  }

  private static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** Returns the content of a file, null if there is none. */
  private static @Nullable TokenRecord read(Path file) {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return null;
      }
      OwnerOnly.check(file, "600");
      // With a one-byte charset, a damaged file fails in the parser, not in the decoder.
      return TokenRecord.parse(Files.readString(file, StandardCharsets.ISO_8859_1), file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  private Path file(String userKey) {
    return directory.resolve(UserKeys.digest(userKey) + SUFFIX);
  }

  private static TokenStoreException failed(String what, Path path, IOException e) {
    return new TokenStoreException("Cannot " + what + " " + path + " (" + e + ")", e);
  }

  /** Returns the directory. */
  @Override
  public String toString() {
    return "FileTokenStore[" + directory + "]";
  }
}
