package io.github.mmfapi.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.classic.SharedInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response of Apache's asynchronous client, as a stream: a thread of the client fills
 * it, another one reads it. The client receives no more than is read, apart from one buffer.
 * Closing it before its end aborts the exchange.
 */
final class ApacheBody extends InputStream implements AsyncDataConsumer {
  private static final int BUFFER_BYTES = 8192;

  private final SharedInputBuffer buffer = new SharedInputBuffer(BUFFER_BYTES);
  private final long length;
  private final Runnable abort;
  private volatile @Nullable IOException broken;
  private volatile boolean ended;

  /**
   * Creates a body.
   *
   * @param length its bytes, negative if their number is not known
   * @param abort ends the exchange
   */
  ApacheBody(long length, Runnable abort) {
    this.length = length;
    this.abort = abort;
  }

  /** Returns the number of bytes; null if it is not known. */
  @Nullable Integer length() {
    return length < 0 || length > Integer.MAX_VALUE ? null : (int) length;
  }

  /** Ends the body after what was received; who reads on gets the exception. */
  void broke(Exception failure) {
    if (broken == null && !ended) {
      broken =
          failure instanceof IOException e
              ? e
              : new IOException("the body of the response broke off", failure);
      buffer.markEndStream();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    int read = buffer.read(bytes, offset, count);
    IOException failure = broken;
    if (read < 0 && failure != null) {
      throw failure;
    }
    return read;
  }

  @Override
  public void close() {
    // The buffer says that it is at its end only when all of it was read.
    if (broken == null && !ended) {
      broke(new IOException("the body was closed"));
      abort.run();
    }
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    buffer.updateCapacity(channel);
  }

  @Override
  public void consume(ByteBuffer bytes) {
    if (broken == null) {
      int unused = buffer.fill(bytes);
    } else {
      bytes.position(bytes.limit());
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    ended = true;
    buffer.markEndStream();
  }

  /** Does nothing: what was received can still be read. */
  @Override
  public void releaseResources() {}
}
