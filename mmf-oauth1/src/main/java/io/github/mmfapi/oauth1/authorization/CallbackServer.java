package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves a few small requests of one browser on 127.0.0.1, one for each connection. The JDK's HTTP
 * server is not used because it logs request lines, and the verifier in them, at FINE.
 */
final class CallbackServer implements AutoCloseable {

  private static final int BACKLOG = 16;
  private static final int THREADS = 8;
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int PATIENCE_MILLIS = 5_000;

  private final ServerSocket listening;
  private final CallbackHandler handler;
  // If all are busy, the accepting thread serves too, and further connections wait in the backlog.
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> daemon(task, "oauth1-callback"),
          new ThreadPoolExecutor.CallerRunsPolicy());

  private CallbackServer(ServerSocket listening, CallbackHandler handler) {
    this.listening = listening;
    this.handler = handler;
  }

  /** Starts to listen; the port may be 0 for a free one. */
  static CallbackServer start(int port, CallbackHandler handler) {
    ServerSocket listening;
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      listening = new ServerSocket();
      listening.setReuseAddress(true);
      listening.bind(new InetSocketAddress(loopback, port), BACKLOG);
    } catch (IOException e) {
      throw new OAuth1Exception(
          "Cannot listen on 127.0.0.1:" + port + "; choose another port, or 0 for a free one", e);
    }
    CallbackServer server = new CallbackServer(listening, handler);
    daemon(server::acceptUntilClosed, "oauth1-callback-accept").start();
    return server;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Frees the port, and waits one second at most for pages that are being sent. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new OAuth1Exception("Cannot close the port of the callback receiver", e);
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptUntilClosed() {
    while (!listening.isClosed()) {
      try {
        Socket browser = listening.accept();
        threads.execute(() -> serve(browser));
      } catch (IOException e) {
        // Either closed, which ends the loop, or a failed connection. If the machine lacks
        // resources, the next one would fail at once, so wait.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
    }
  }

  private void serve(Socket browser) {
    try (browser) {
      browser.setSoTimeout(PATIENCE_MILLIS);
      String requestLine = readHead(browser.getInputStream());
      String[] words = requestLine.split(" ", -1);
      boolean http = words.length == 3 && words[2].startsWith("HTTP/1.");
      CallbackPage page = http ? handler.handle(words[0], words[1]) : CallbackPage.notACallback();
      send(browser.getOutputStream(), page, http && words[0].equals("HEAD"));
      browser.shutdownOutput();
      // Closing with unread bytes would reset the connection before the page is read.
      drain(browser.getInputStream());
    } catch (IOException e) {
      // The browser disconnected. Its callback is already delivered.
      return;
    }
  }

  /** Reads up to the empty line and returns the request line; empty if the head is too long. */
  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    boolean lineIsEmpty = true;
    while (head.size() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0 || (next == '\n' && lineIsEmpty && head.size() > 1)) {
        return head.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
      }
      lineIsEmpty = next == '\n' || (next == '\r' && lineIsEmpty);
      head.write(next);
    }
    return "";
  }

  private static void send(OutputStream out, CallbackPage page, boolean headOnly)
      throws IOException {
    byte[] html = page.html().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + page.status()
            + " \r\n"
            + "Content-Type: text/html; charset=utf-8\r\n"
            + ("Content-Length: " + html.length + "\r\n")
            + "Connection: close\r\n"
            + "Cache-Control: no-store\r\n"
            + "Referrer-Policy: no-referrer\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
            + (page.status() == 405 ? "Allow: GET\r\n" : "")
            + "\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    if (!headOnly) {
      out.write(html);
    }
    out.flush();
  }

  private static void drain(InputStream in) throws IOException {
    byte[] ignored = new byte[4096];
    int left = 64 * 1024;
    for (int read = 0; read >= 0 && left > 0; read = in.read(ignored)) {
      left -= read;
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
