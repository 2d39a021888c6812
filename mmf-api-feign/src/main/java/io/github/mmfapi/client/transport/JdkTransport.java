package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.http2client.Http2Client;
import io.github.mmfapi.client.internal.http.BackgroundThreads;
import java.net.ProxySelector;
import java.net.http.HttpClient;

/**
 * Opens the JDK's HTTP client over HTTP/1.1. Needs {@code io.github.openfeign:feign-java11}. It
 * keeps every idle connection for as long as the system property {@code
 * jdk.httpclient.keepalive.timeout} says, and has no limit on connections.
 *
 * <p>It has no read time-out while a body is read; there only the call time-out applies. It retries
 * a read by itself on a new connection if the first was closed before any response, at most five
 * times and with the same signature; the system property {@code
 * jdk.httpclient.redirects.retrylimit} sets that number.
 *
 * <p>It sends user and password to a proxy only for {@code http}: for {@code https} the JDK has
 * that switched off.
 */
public final class JdkTransport {
  private JdkTransport() {}

  /**
   * Opens the transport.
   *
   * @param settings the settings of the client
   * @return the transport
   * @throws IllegalArgumentException if there are credentials for a proxy and the base URL is
   *     {@code https}
   * @throws IllegalStateException if a library is missing; the message names it
   */
  public static Transport open(TransportSettings settings) {
    Libraries.require(() -> Http2Client.class, "io.github.openfeign:feign-java11", "JdkTransport");
    if (settings.secure() && settings.proxyAuthorization() != null) {
      throw new IllegalArgumentException(
          "the JDK's client sends no user and password to a proxy for https; use another transport,"
              + " such as OkHttpTransport::open");
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout());
    if (settings.proxy() != null) {
      builder.proxy(ProxySelector.of(settings.proxy()));
    }
    if (settings.sslContext() != null) {
      builder.sslContext(settings.sslContext());
    }
    Http2Client jdk = new Http2Client(new JdkExchanges(builder.build()));
    AdaptedClient adapted =
        new AdaptedClient(
            jdk,
            jdk,
            new AdaptedClient.Settings(
                settings.callTimeout(),
                JdkTransport::neverSent,
                settings.proxyAuthorization(),
                BackgroundThreads.pool()));
    // The JDK's client has no close method in Java 17; it ends with the last reference to it.
    return new Transport((Client) adapted, (AsyncClient<Object>) adapted, () -> {});
  }

  private static boolean neverSent(Throwable failure) {
    return failure instanceof java.net.http.HttpConnectTimeoutException
        || failure instanceof java.net.ConnectException
        || failure instanceof java.nio.channels.UnresolvedAddressException;
  }
}
