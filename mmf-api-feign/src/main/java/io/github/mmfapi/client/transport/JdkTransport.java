package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.http2client.Http2Client;
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
 */
public final class JdkTransport {
  private JdkTransport() {}

  /**
   * Opens the transport.
   *
   * @param settings the settings of the client
   * @return the transport
   */
  public static Transport open(TransportSettings settings) {
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
    Http2Client jdk = new Http2Client(builder.build());
    UnsentFailures failures = new UnsentFailures(jdk, jdk, JdkTransport::neverSent);
    BodyDeadline deadline = new BodyDeadline(failures, failures, settings.callTimeout());
    GzipClient gzip = new GzipClient(deadline, deadline, false);
    // The JDK's client has no close method in Java 17; it ends with the last reference to it.
    return new Transport((Client) gzip, (AsyncClient<Object>) gzip, () -> {});
  }

  private static boolean neverSent(Throwable failure) {
    return failure instanceof java.net.http.HttpConnectTimeoutException
        || failure instanceof java.net.ConnectException
        || failure instanceof java.nio.channels.UnresolvedAddressException;
  }
}
