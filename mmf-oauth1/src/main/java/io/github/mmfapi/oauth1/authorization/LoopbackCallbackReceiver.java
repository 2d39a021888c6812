package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Receives the verifier when the server sends the user's browser back (RFC 5849 section 2.2).
 * Listens on 127.0.0.1 only, uses daemon threads, and logs nothing.
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

  private final CallbackServer server;
  private final CallbackInbox inbox;
  private final URI callbackUri;

  private LoopbackCallbackReceiver(CallbackServer server, CallbackInbox inbox, URI callbackUri) {
    this.server = server;
    this.inbox = inbox;
    this.callbackUri = callbackUri;
  }

  /**
   * Starts a receiver on a free port, at the path {@code /}.
   *
   * @return the running receiver
   * @throws OAuth1Exception if no port can be opened
   */
  public static LoopbackCallbackReceiver start() {
    return start(0);
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
    if (!PLAIN_PATH.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "The callback path must be a slash followed by letters, digits and . _ ~ - /, but is "
              + path);
    }
    CallbackInbox inbox = new CallbackInbox();
    CallbackServer server = CallbackServer.start(port, new CallbackHandler(path, inbox));
    URI callbackUri = URI.create("http://127.0.0.1:" + server.port() + path);
    return new LoopbackCallbackReceiver(server, inbox, callbackUri);
  }

  /**
   * Returns the callback URI to give to the server.
   *
   * @return {@code http://127.0.0.1:PORT/} or the same with the given path
   */
  public URI callbackUri() {
    return callbackUri;
  }

  /**
   * Waits for the browser to come back; it may have come back already. A callback with another
   * token gets an error page and does not end the wait.
   *
   * @param expected the temporary credentials that the user was asked to authorize
   * @param timeout the longest time to wait; zero returns only a callback that has already arrived
   * @return the callback with the expected token
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
   * Frees the port; a waiting thread gets an exception. Pages that are being sent are finished
   * first, for one second at most. Further calls do nothing.
   */
  @Override
  public void close() {
    inbox.close();
    server.close();
  }
}
