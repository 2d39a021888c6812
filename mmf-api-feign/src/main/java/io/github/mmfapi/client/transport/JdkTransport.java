package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.http2client.Http2Client;
import java.net.ProxySelector;
import java.net.http.HttpClient;

/**
 * The JDK's own HTTP client, over HTTP/1.1. Needs {@code io.github.openfeign:feign-java11}. It
 * keeps as many idle connections as it opened, for as long as the system property {@code
 * jdk.httpclient.keepalive.timeout} says, and has no limit of its own.
 *
 * <p>It has no pause for a silent server while a body is read; there the time of the whole exchange
 * is what ends the waiting. By itself it sends a read again on a fresh connection when the first
 * was closed before any answer, at most five times, with the same signature; the system property
 * {@code jdk.httpclient.redirects.retrylimit} is that number.
 */
public final class JdkTransport {
  private JdkTransport() {}

  /**
   * Opens the transport.
   *
   * @param settings what the client was built with
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
    Failures failures = new Failures(jdk, jdk, JdkTransport::neverSent);
    TimedBodies timed = new TimedBodies(failures, failures, settings.callTimeout());
    CompressedAnswers answers = new CompressedAnswers(timed, timed, false);
    // The JDK's client ends with the last reference to it; closing is newer than our baseline.
    return new Transport((Client) answers, (AsyncClient<Object>) answers, () -> {});
  }

  private static boolean neverSent(Throwable failure) {
    return failure instanceof java.net.http.HttpConnectTimeoutException
        || failure instanceof java.net.ConnectException
        || failure instanceof java.nio.channels.UnresolvedAddressException;
  }
}
