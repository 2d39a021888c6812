package io.github.mmfapi.client.transport;

import feign.Response;
import io.github.mmfapi.client.internal.http.BackgroundThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response. Any thread can close it, also while another one waits for its bytes: the
 * exchange is then aborted, the reader gets an exception, and the connection is released. It can be
 * limited in time, which is for clients that only have a time-out between two reads, or none.
 */
final class ExchangeBody extends InputStream {

  /** A body whose exchange can be aborted without closing it. */
  interface Abortable {
    /** Closes the connection, from any thread and without waiting. */
    void abort();
  }

  private enum Ended {
    CLOSED,
    LATE
  }

  private final Response.Body raw;
  private final boolean compressed;
  private final ReentrantLock reading = new ReentrantLock();
  private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();
  private @Nullable CompletableFuture<Void> alarm;
  // Only for the holder of the lock.
  private @Nullable InputStream in;
  private boolean released;

  /**
   * Wraps a body.
   *
   * @param raw the body; closing its stream must abort the exchange without waiting, unless it is
   *     {@link Abortable}
   * @param compressed true to uncompress it
   */
  ExchangeBody(Response.Body raw, boolean compressed) {
    this.raw = raw;
    this.compressed = compressed;
  }

  /** Limits the time until this is closed. */
  void endAfter(long nanos) {
    alarm = BackgroundThreads.after(nanos, this::endLate);
  }

  private void endLate() {
    if (ended.compareAndSet(null, Ended.LATE)) {
      abort();
      releaseQuietly();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    reading.lock();
    try {
      requireOpen();
      int count = in().read(buffer, offset, length);
      requireOpen();
      return count;
    } catch (IOException e) {
      requireOpen();
      throw e;
    } finally {
      reading.unlock();
      if (ended.get() != null) {
        releaseQuietly();
      }
    }
  }

  private InputStream in() throws IOException {
    if (in == null) {
      in = compressed ? Gunzip.open(raw.asInputStream()) : raw.asInputStream();
    }
    return in;
  }

  private void requireOpen() throws IOException {
    Ended how = ended.get();
    if (how == Ended.LATE) {
      throw new InterruptedIOException("timeout");
    }
    if (how == Ended.CLOSED) {
      throw new IOException("the body was closed");
    }
  }

  @Override
  public void close() throws IOException {
    if (alarm != null) {
      alarm.cancel(false);
    }
    ended.compareAndSet(null, Ended.CLOSED);
    if (!release()) {
      abort();
    }
  }

  private void abort() {
    try {
      if (raw instanceof Abortable exchange) {
        exchange.abort();
      } else {
        raw.asInputStream().close();
      }
    } catch (IOException e) {
      // The reader gets an exception that explains more than why closing failed.
      return;
    }
  }

  private void releaseQuietly() {
    try {
      release();
    } catch (IOException e) {
      // The exchange was aborted, and closing what is left of it may complain.
      return;
    }
  }

  /**
   * Closes what is below. A reader that is in it does so itself when it comes back.
   *
   * @return false if there is such a reader
   */
  private boolean release() throws IOException {
    if (!reading.tryLock()) {
      return false;
    }
    try {
      if (!released) {
        released = true;
        closeBelow();
      }
      return true;
    } finally {
      reading.unlock();
    }
  }

  private void closeBelow() throws IOException {
    try {
      if (in != null) {
        in.close();
      }
    } finally {
      raw.close();
    }
  }
}
