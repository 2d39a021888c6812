package io.github.mmfapi.oauth1.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Allows one thread of one process at a time to write to a directory. */
final class DirectoryLock {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /**
   * One lock for each directory, which all stores of the process share: on POSIX systems, closing
   * any descriptor of a file releases all locks of the process on it. So only the thread that holds
   * this lock opens the file, and nothing stays open.
   */
  private static final Map<Path, ReentrantLock> OF_PROCESS = new ConcurrentHashMap<>();

  private final Path file;
  private final Duration patience;
  private final ReentrantLock threads;

  /**
   * Creates a lock.
   *
   * @param file the lock file, by a path that is the same for all stores
   * @param patience the longest wait for others
   */
  DirectoryLock(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
    this.threads = OF_PROCESS.computeIfAbsent(file, path -> new ReentrantLock());
  }

  /** Work on files. */
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Runs work under the lock.
   *
   * @throws TokenStoreException if the lock is not free within the patience
   */
  <T> T holding(Work<T> work) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    acquireThread();
    try (FileChannel channel = OwnerOnly.create(file, StandardOpenOption.CREATE)) {
      FileLock lock = acquire(channel, deadline);
      try {
        return work.run();
      } finally {
        lock.release();
      }
    } finally {
      threads.unlock();
    }
  }

  /** Runs work under the lock unless others hold it; returns whether it ran. */
  boolean holdingIfFree(Work<?> work) throws IOException {
    if (!threads.tryLock()) {
      return false;
    }
    try (FileChannel channel = OwnerOnly.create(file, StandardOpenOption.CREATE)) {
      FileLock lock = tryLock(channel);
      if (lock == null) {
        return false;
      }
      try {
        work.run();
        return true;
      } finally {
        lock.release();
      }
    } finally {
      threads.unlock();
    }
  }

  private void acquireThread() {
    try {
      if (!threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenStoreException("Interrupted while waiting for " + file, e);
    }
  }

  private FileLock acquire(FileChannel channel, long deadline) throws IOException {
    while (true) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline >= 0) {
        throw busy();
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new TokenStoreException("Interrupted while waiting for " + file);
      }
      // No single call waits for locks of this and of other processes, so poll.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // A store of another class loader holds it, which is the same as another process.
      return null;
    }
  }

  private TokenStoreException busy() {
    return new TokenStoreException(
        "Another program or thread kept "
            + file
            + " locked for "
            + patience
            + "; end that program and try again");
  }
}
