package io.github.mmfapi.oauth1.authorization;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A connection of the callback server: reads the head of one request, sends a page, and closes.
 * Never waits. Each of these steps has a time limit as a whole, not for each byte.
 */
final class CallbackConnection {

  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int LONGEST_REST = 64 * 1024;
  private static final long READING_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SENDING_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long ENDING_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final CallbackHandler handler;
  private final int port;
  private final ByteArrayOutputStream head = new ByteArrayOutputStream(512);
  private final ByteBuffer received = ByteBuffer.allocate(4096);
  private @Nullable ByteBuffer page;
  private boolean lineIsEmpty = true;
  private int rest;
  private long deadline = System.nanoTime() + READING_NANOS;

  private CallbackConnection(
      SocketChannel channel, SelectionKey key, CallbackHandler handler, int port) {
    this.channel = channel;
    this.key = key;
    this.handler = handler;
    this.port = port;
  }

  /** Takes over an accepted connection. */
  static CallbackConnection of(
      SocketChannel channel, Selector selector, CallbackHandler handler, int port)
      throws IOException {
    try {
      channel.configureBlocking(false);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      CallbackConnection connection = new CallbackConnection(channel, key, handler, port);
      key.attach(connection);
      return connection;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns whether the head of the request has not arrived as a whole. */
  boolean isReading() {
    return page == null;
  }

  boolean isClosed() {
    return !channel.isOpen();
  }

  /** Returns the nanoseconds until the current step is late. */
  long remaining(long now) {
    return deadline - now;
  }

  /** Reads and sends what is possible now. */
  void proceed() {
    try {
      if (page == null) {
        readHead();
      } else if (page.hasRemaining()) {
        sendPage(page);
      } else {
        readRest();
      }
    } catch (IOException e) {
      // The browser disconnected. Its callback is already delivered.
      close();
    }
  }

  /** Answers a request that is late, and closes a connection that takes no page. */
  void endIfLate(long now) {
    if (isClosed() || remaining(now) > 0) {
      return;
    }
    if (page != null || head.size() == 0) {
      close();
      return;
    }
    try {
      send(CallbackPage.tooSlow(), false);
    } catch (IOException e) {
      // The client disconnected.
      close();
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is lost: what had to be sent has been sent, or cannot be.
      key.cancel();
    }
  }

  private void readHead() throws IOException {
    int count;
    while (page == null && (count = channel.read(received.clear())) != 0) {
      boolean complete = count < 0 || appendToHead();
      if (complete || head.size() >= LONGEST_HEAD) {
        CallbackRequest request =
            head.size() >= LONGEST_HEAD
                ? null
                : CallbackRequest.of(head.toString(StandardCharsets.UTF_8));
        send(handler.handle(request, port), request != null && request.method().equals("HEAD"));
      }
    }
  }

  /** Appends what was received up to the empty line. Returns whether that has arrived. */
  private boolean appendToHead() {
    received.flip();
    while (received.hasRemaining() && head.size() < LONGEST_HEAD) {
      byte next = received.get();
      if (next == '\n' && lineIsEmpty && head.size() > 0) {
        return true;
      }
      if (next == '\n' || next == '\r') {
        lineIsEmpty |= next == '\n';
      } else {
        lineIsEmpty = false;
      }
      if (head.size() > 0 || !lineIsEmpty) {
        head.write(next);
      }
    }
    return false;
  }

  private void send(CallbackPage response, boolean headOnly) throws IOException {
    page = ByteBuffer.wrap(response.bytes(headOnly));
    deadline = System.nanoTime() + SENDING_NANOS;
    sendPage(page);
  }

  private void sendPage(ByteBuffer remaining) throws IOException {
    channel.write(remaining);
    if (remaining.hasRemaining()) {
      key.interestOps(SelectionKey.OP_WRITE);
      return;
    }
    channel.shutdownOutput();
    key.interestOps(SelectionKey.OP_READ);
    deadline = System.nanoTime() + ENDING_NANOS;
    readRest();
  }

  /** Reads what the client still sends: closing before would reset the connection. */
  private void readRest() throws IOException {
    int count;
    while ((count = channel.read(received.clear())) > 0) {
      rest += count;
      if (rest > LONGEST_REST) {
        break;
      }
    }
    if (count != 0) {
      close();
    }
  }
}
