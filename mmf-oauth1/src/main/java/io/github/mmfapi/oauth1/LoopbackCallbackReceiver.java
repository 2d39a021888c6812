package io.github.mmfapi.oauth1;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Receives the verifier when the server sends the user's browser back (RFC 5849 section 2.2; steps
 * 4 to 6 of the tutorial). Listens on 127.0.0.1 only, with daemon threads. The JDK's server under
 * it logs request lines, and in them the verifier, when the logger {@code com.sun.net.httpserver}
 * is set to {@code FINE} or below: leave that off.
 *
 * <pre>{@code
 * try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
 *   PendingAuthorization pending = flow.begin(receiver.callbackUri());
 *   browse(flow.authorizationUrl(pending));
 *   Callback callback = receiver.await(pending.temporaryCredentials(), Duration.ofMinutes(5));
 *   return flow.complete(pending, callback.verifier());
 * }
 * }</pre>
 */
public final class LoopbackCallbackReceiver implements AutoCloseable {

  private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

  private final HttpServer server;
  private final ExecutorService threads;
  private final CallbackInbox inbox;
  private final URI callbackUri;

  private LoopbackCallbackReceiver(
      HttpServer server, ExecutorService threads, CallbackInbox inbox, URI callbackUri) {
    this.server = server;
    this.threads = threads;
    this.inbox = inbox;
    this.callbackUri = callbackUri;
  }

  /**
   * Starts a receiver on a free port, at the path {@code /}.
   *
   * @return a receiver that is ready
   * @throws OAuth1Exception if no port can be opened
   */
  public static LoopbackCallbackReceiver start() {
    return start(0);
  }

  /**
   * Starts a receiver at the path {@code /}, for servers that want the callback registered.
   *
   * @param port the port, 0 for a free one
   * @return a receiver that is ready
   * @throws OAuth1Exception if the port cannot be opened
   * @throws IllegalArgumentException if it is not between 0 and 65535
   */
  public static LoopbackCallbackReceiver start(int port) {
    return start(port, "/");
  }

  /**
   * Starts a receiver.
   *
   * @param port the port, 0 for a free one
   * @param path the path of the callback address: a slash, then letters, digits and {@code . _ ~ -
   *     /}. Any other path is answered with 404
   * @return a receiver that is ready
   * @throws OAuth1Exception if the port cannot be opened
   * @throws IllegalArgumentException if the port is not between 0 and 65535, or the path has
   *     another form
   */
  public static LoopbackCallbackReceiver start(int port, String path) {
    if (!PLAIN_PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "The callback path must be a slash and then letters, digits and . _ ~ - /, but is "
              + path);
    }
    HttpServer server = listen(port);
    CallbackInbox inbox = new CallbackInbox();
    ExecutorService threads =
        Executors.newCachedThreadPool(task -> daemon(task, "oauth1-callback"));
    server.setExecutor(threads);
    server.createContext("/", new CallbackHandler(path, inbox));
    startAsDaemon(server);
    int actualPort = server.getAddress().getPort();
    URI callbackUri = URI.create("http://127.0.0.1:" + actualPort + path);
    return new LoopbackCallbackReceiver(server, threads, inbox, callbackUri);
  }

  /**
   * Returns where the browser is to be sent.
   *
   * @return {@code http://127.0.0.1:PORT/} or with the path that was given
   */
  public URI callbackUri() {
    return callbackUri;
  }

  /**
   * Waits for the browser to come back. It may have done so before this is called. A callback that
   * names another token is answered with an error page and does not end the wait.
   *
   * @param expected the temporary credentials that the user was asked to authorize
   * @param timeout how long to wait at most; with zero only what has arrived counts
   * @return the callback that names the expected token
   * @throws AuthorizationDeniedException if the browser came back without a verifier
   * @throws AuthorizationTimeoutException if it did not come back in time
   * @throws OAuth1Exception if the receiver was closed, or the thread interrupted
   * @throws IllegalArgumentException if the time-out is negative
   * @throws IllegalStateException if another thread is waiting on this receiver
   */
  public Callback await(TemporaryCredentials expected, Duration timeout) {
    Objects.requireNonNull(expected, "expected");
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("The time-out is negative: " + timeout);
    }
    return inbox.await(expected.token(), timeout).callback(expected);
  }

  /**
   * Gives the port back; a thread that waits is told so. Pages under way to a browser are finished
   * first, for one second at most. Further calls do nothing.
   */
  @Override
  public void close() {
    inbox.close();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
  }

  private static HttpServer listen(int port) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    } catch (IOException e) {
      throw new OAuth1Exception(
          "Cannot listen on 127.0.0.1:" + port + "; take another port, or 0 for a free one", e);
    }
  }

  /** Starts the server from a daemon thread, because its own thread takes that over. */
  private static void startAsDaemon(HttpServer server) {
    Thread starter = daemon(server::start, "oauth1-callback-start");
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      server.stop(0);
      Thread.currentThread().interrupt();
      throw new OAuth1Exception("Interrupted while starting the callback receiver", e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
