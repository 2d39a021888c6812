package io.github.mmfapi.oauth1.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Allows one thread of one process at a time to write to a directory. */
final class DirectoryLock {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path file;
  private final Duration patience;
  private final ReentrantLock threads = new ReentrantLock();

  /**
   * Never closed: on POSIX systems, closing any descriptor of a file releases all locks of the
   * process on it, including those of another store on the same directory.
   */
  private @Nullable FileChannel channel;

  DirectoryLock(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
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
    try {
      FileLock lock = acquire(deadline);
      try {
        return work.run();
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

  private FileLock acquire(long deadline) throws IOException {
    if (channel == null) {
      channel = OwnerOnly.create(file, StandardOpenOption.CREATE);
    }
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
      // Another store of this process holds it, which is the same as another process.
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
