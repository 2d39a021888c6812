package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Receives the verifier when the server sends the user's browser back (RFC 5849 section 2.2).
 * Listens on 127.0.0.1 only, under this name and {@code localhost}; a request with another {@code
 * Host} gets HTTP 421. Uses one daemon thread, which ends with {@link #close()}, and logs nothing.
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

  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");
  private static final int HTTP_PORT = 80;
  private static final Pattern PLAIN_PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

  private final CallbackServer server;
  private final CallbackInbox inbox;
  private final URI callbackUri;

  private LoopbackCallbackReceiver(CallbackServer server, CallbackInbox inbox, URI callbackUri) {
    this.server = server;
    this.inbox = inbox;
    this.callbackUri = callbackUri;
  }

  /**
   * Starts a receiver on a free port, at a random path. Only the server and the user's browser
   * learn the path, so no web page can end the wait.
   *
   * @return the running receiver
   * @throws OAuth1Exception if no port can be opened
   */
  public static LoopbackCallbackReceiver start() {
    String path = "/" + NonceGenerator.secureRandom().nonce();
    return started(0, path, new CallbackInbox(true), null);
  }

  /**
   * Starts a receiver at the path {@code /} on a given port, for servers that require the callback
   * to be registered.
   *
   * @param port the port, 0 for a free one
   * @return the running receiver
   * @throws OAuth1Exception if the port cannot be opened
   * @throws IllegalArgumentException if it is not between 0 and 65535
   */
  public static LoopbackCallbackReceiver start(int port) {
    return start(port, "/");
  }

  /**
   * Starts a receiver at a registered callback address.
   *
   * @param callback the address: {@code http}, the host {@code 127.0.0.1} or {@code localhost}, a
   *     port (80 if left out), and a path as of {@link #start(int, String)} or none. {@link
   *     #callbackUri()} returns it unchanged
   * @return the running receiver
   * @throws OAuth1Exception if the port cannot be opened
   * @throws IllegalArgumentException if it is another address
   */
  public static LoopbackCallbackReceiver start(URI callback) {
    String path = callback.getRawPath();
    if (!"http".equalsIgnoreCase(callback.getScheme())
        || !HOSTS.contains(String.valueOf(callback.getHost()).toLowerCase(Locale.ROOT))
        || callback.getPort() == 0
        || callback.getRawUserInfo() != null
        || callback.getRawQuery() != null
        || callback.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The callback must be http://127.0.0.1:PORT/PATH or http://localhost:PORT/PATH, because"
              + " it is received on this computer, but is "
              + callback);
    }
    int port = callback.getPort() < 0 ? HTTP_PORT : callback.getPort();
    return started(port, path.isEmpty() ? "/" : path, new CallbackInbox(false), callback);
  }

  /**
   * Starts a receiver.
   *
   * @param port the port, 0 for a free one
   * @param path the path of the callback address: a slash, then letters, digits and {@code . _ ~ -
   *     /}. Other paths get 404
   * @return the running receiver
   * @throws OAuth1Exception if the port cannot be opened
   * @throws IllegalArgumentException if the port is not between 0 and 65535, or the path has
   *     another form
   */
  public static LoopbackCallbackReceiver start(int port, String path) {
    return started(port, path, new CallbackInbox(false), null);
  }

  private static LoopbackCallbackReceiver started(
      int port, String path, CallbackInbox inbox, @Nullable URI callback) {
    if (!PLAIN_PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "The callback path must be a slash followed by letters, digits and . _ ~ - /, but is "
              + path);
    }
    CallbackServer server = CallbackServer.start(port, new CallbackHandler(path, inbox));
    URI callbackUri = URI.create("http://127.0.0.1:" + server.port() + path);
    return new LoopbackCallbackReceiver(server, inbox, callback == null ? callbackUri : callback);
  }

  /**
   * Returns the callback URI to give to the server.
   *
   * @return {@code http://127.0.0.1:PORT} with the random or the given path, or the given address
   */
  public URI callbackUri() {
    return callbackUri;
  }

  /**
   * Waits for the browser to come back; it may have come back already. A callback with another
   * token gets an error page and does not end the wait. A denial without a token ends it at once
   * only at a random path ({@link #start()}): at a known path, any web page can send one, so it
   * counts when the time is up and nothing else has come.
   *
   * @param expected the temporary credentials that the user was asked to authorize
   * @param timeout the longest time to wait; zero returns only a callback that has already arrived
   * @return the callback with the expected token
   * @throws AuthorizationDeniedException if access was not granted
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
    return inbox.await(expected, timeout).callback(expected);
  }

  /**
   * Frees the port; a waiting thread gets an exception. Pages that are being sent are finished
   * first, for one second at most. Further calls do nothing.
   */
  @Override
  public void close() {
    inbox.close();
    server.close();
  }
}
