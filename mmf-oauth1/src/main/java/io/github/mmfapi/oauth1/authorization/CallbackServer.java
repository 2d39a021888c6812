package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves a few small requests of one browser on 127.0.0.1, one for each connection. One thread
 * serves all connections without waiting for any of them, so slow clients do not block the browser.
 * The JDK's HTTP server is not used because it logs request lines, and the verifier in them, at
 * FINE.
 */
final class CallbackServer implements AutoCloseable {

  private static final int BACKLOG = 128;

  /** If there are more, the oldest is closed. A browser's request is served before that. */
  private static final int MOST_CONNECTIONS = 128;

  private static final long LAST_PAGES_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ServerSocketChannel listening;
  private final Selector selector;
  private final CallbackHandler handler;
  private final int port;
  private final Thread thread = new Thread(this::serve, "oauth1-callback");
  private final Set<CallbackConnection> connections = new LinkedHashSet<>();
  private volatile boolean closing;

  private CallbackServer(ServerSocketChannel listening, Selector selector, CallbackHandler handler)
      throws IOException {
    this.listening = listening;
    this.selector = selector;
    this.handler = handler;
    this.port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
  }

  /** Starts to listen; the port may be 0 for a free one. */
  static CallbackServer start(int port, CallbackHandler handler) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      InetSocketAddress address = new InetSocketAddress(loopback, port);
      ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.INET);
      try {
        listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        listening.bind(address, BACKLOG);
        listening.configureBlocking(false);
        Selector selector = Selector.open();
        listening.register(selector, SelectionKey.OP_ACCEPT);
        CallbackServer server = new CallbackServer(listening, selector, handler);
        server.thread.setDaemon(true);
        server.thread.start();
        return server;
      } catch (IOException e) {
        listening.close();
        throw e;
      }
    } catch (IOException e) {
      throw new OAuth1Exception(
          "Cannot listen on 127.0.0.1:" + port + "; choose another port, or 0 for a free one", e);
    }
  }

  int port() {
    return port;
  }

  /**
   * Frees the port, waits one second at most for pages that are being sent, and ends the thread.
   */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      // The thread ends by itself.
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try (selector;
        listening) {
      while (!closing) {
        serveUntil(Long.MAX_VALUE);
      }
      listening.close();
      // Only a selection releases the port of a closed channel.
      selector.selectNow();
      finishPages();
    } catch (IOException e) {
      // Nobody waits for this thread. Those who wait for the callback are told when the time is up.
      throw new UncheckedIOException("The callback receiver cannot use its port any more", e);
    } finally {
      connections.forEach(CallbackConnection::close);
    }
  }

  private void finishPages() throws IOException {
    long end = System.nanoTime() + LAST_PAGES_NANOS;
    remove(connections.stream().filter(CallbackConnection::isReading).toList());
    while (!connections.isEmpty() && end - System.nanoTime() > 0) {
      serveUntil(end);
    }
  }

  /** Waits until something can be done, but not after the given time, and does it. */
  private void serveUntil(long end) throws IOException {
    selector.select(this::serve, patience(end));
    long now = System.nanoTime();
    for (CallbackConnection connection : List.copyOf(connections)) {
      connection.endIfLate(now);
    }
    remove(connections.stream().filter(CallbackConnection::isClosed).toList());
  }

  /** Returns the milliseconds until the first deadline, 0 if there is none. */
  private long patience(long end) {
    long now = System.nanoTime();
    long shortest = end == Long.MAX_VALUE ? Long.MAX_VALUE : end - now;
    for (CallbackConnection connection : connections) {
      shortest = Math.min(shortest, connection.remaining(now));
    }
    return shortest == Long.MAX_VALUE
        ? 0
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(shortest) + 1);
  }

  private void serve(SelectionKey key) {
    if (key.attachment() instanceof CallbackConnection connection) {
      connection.proceed();
    } else if (key.isValid()) {
      accept();
    }
  }

  private void accept() {
    try {
      SocketChannel browser = listening.accept();
      if (browser != null) {
        remove(excess());
        connections.add(CallbackConnection.of(browser, selector, handler, port));
      }
    } catch (IOException e) {
      // If the machine lacks resources, the next one would fail at once, so wait.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Returns the oldest connection if there is no room for another one. */
  private List<CallbackConnection> excess() {
    List<CallbackConnection> excess = new ArrayList<>();
    if (connections.size() >= MOST_CONNECTIONS) {
      excess.add(
          connections.stream()
              .filter(CallbackConnection::isReading)
              .findFirst()
              .orElseGet(() -> connections.iterator().next()));
    }
    return excess;
  }

  private void remove(List<CallbackConnection> ended) {
    ended.forEach(CallbackConnection::close);
    ended.forEach(connections::remove);
  }
}
