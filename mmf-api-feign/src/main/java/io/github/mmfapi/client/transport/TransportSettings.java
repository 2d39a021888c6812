package io.github.mmfapi.client.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
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
 * @param proxy the HTTP proxy, null for none
 * @param sslContext the TLS context, null for the JVM's default
 */
public record TransportSettings(
    boolean secure,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int maxConnections,
    @Nullable InetSocketAddress proxy,
    @Nullable SSLContext sslContext) {

  /** The time for which an idle connection is kept, in minutes. */
  static final int IDLE_MINUTES = 5;
}
