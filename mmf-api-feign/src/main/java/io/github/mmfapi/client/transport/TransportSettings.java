package io.github.mmfapi.client.transport;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a transport is opened with.
 *
 * @param secure whether calls go over TLS, as they do to an {@code https} base URL; to any other a
 *     transport may spare itself reading whom the JVM trusts
 * @param connectTimeout how long connecting may take, TLS included
 * @param readTimeout how long the server may be silent
 * @param callTimeout how long one exchange may take, body included
 * @param maxConnections the most asynchronous exchanges at once, and the most idle connections
 *     kept; Apache's client has no more connections than that for synchronous calls either
 * @param proxy the HTTP proxy, null for none
 * @param sslContext what trusts and identifies in TLS, null for the JVM's default
 */
public record TransportSettings(
    boolean secure,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    int maxConnections,
    @Nullable InetSocketAddress proxy,
    @Nullable SSLContext sslContext) {

  /** How long an idle connection is kept, in minutes. */
  static final int IDLE_MINUTES = 5;
}
