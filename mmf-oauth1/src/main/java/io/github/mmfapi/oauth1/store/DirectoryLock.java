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

/** Lets one thread of one process at a time write to a directory. */
final class DirectoryLock {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Path file;
  private final Duration patience;
  private final ReentrantLock threads = new ReentrantLock();

  /**
   * Kept open for good: on POSIX systems, closing any descriptor of a file gives up all locks that
   * the process holds on it, those of another store on the same directory included.
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
   * Does some work while nobody else does.
   *
   * @throws TokenStoreException if others keep the directory for longer than the patience
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
      // No call waits for a lock of this process and of another one alike; so look again and again.
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another store of this process has it: as good as held by another process.
      return null;
    }
  }

  private TokenStoreException busy() {
    return new TokenStoreException(
        "Another program or thread has kept "
            + file
            + " locked for "
            + patience
            + "; end it and try again");
  }
}
