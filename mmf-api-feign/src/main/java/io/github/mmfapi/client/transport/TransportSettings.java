package io.github.mmfapi.client.transport;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Holds the settings of a client that concern its transport.
 *
 * @param secure true if the base URL is {@code https}; otherwise a transport need not load the
 *     JVM's trust store
 * @param connectTimeout the most time to connect, TLS included
 * @param readTimeout the most time between two reads
 * @param callTimeout the most time for one exchange, body included
 * @param maxConnections the most concurrent asynchronous exchanges, and the most idle connections
 *     kept; with Apache's client also the most connections for synchronous calls
 * @param maxResponseSize the most bytes of a response that is decoded as a whole, after
 *     uncompressing; the client enforces it, a transport that keeps responses in memory should stop
 *     soon after it
 * @param proxy the HTTP proxy, null for none
 * @param proxyCredentials user and password for the proxy, null for none
 * @param sslContext the TLS context, null for the JVM's default
 */
public record TransportSettings(
    boolean secure,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int maxConnections,
    long maxResponseSize,
    @Nullable InetSocketAddress proxy,
    @Nullable PasswordAuthentication proxyCredentials,
    @Nullable SSLContext sslContext) {

  /** The time for which an idle connection is kept, in minutes. */
  static final int IDLE_MINUTES = 5;

  /** Returns the header that authenticates at the proxy (RFC 7617); null without credentials. */
  @Nullable String proxyAuthorization() {
    if (proxy == null || proxyCredentials == null) {
      return null;
    }
    String pair = proxyCredentials.getUserName() + ":" + new String(proxyCredentials.getPassword());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
