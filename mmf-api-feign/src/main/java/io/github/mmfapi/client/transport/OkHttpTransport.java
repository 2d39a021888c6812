package io.github.mmfapi.client.transport;

import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * Opens OkHttp over HTTP/1.1, the default transport. It sends a URL byte for byte as it was signed,
 * keeps one pool of connections for all users and for synchronous and asynchronous calls.
 */
public final class OkHttpTransport {
  private OkHttpTransport() {}

  /**
   * Opens the transport.
   *
   * @param settings the settings of the client
   * @return the transport
   * @throws IllegalStateException if a library is missing; the message names it
   */
  public static Transport open(TransportSettings settings) {
    requireLibraries();
    return open(settings, builder -> {});
  }

  /**
   * Returns a factory that also sets what {@link TransportSettings} does not cover, such as {@code
   * OkHttpTransport.with(http -> http.dns(dns))}. The customization cannot turn on retries of
   * writes or redirects, because these are set after it. A dispatcher, connection pool or cache
   * that it sets stays the caller's, who closes it.
   *
   * @param customization changes OkHttp's builder
   * @return the factory
   */
  public static TransportFactory with(Consumer<OkHttpClient.Builder> customization) {
    return settings -> open(settings, customization);
  }

  private static void requireLibraries() {
    Libraries.require(() -> OkHttpClient.class, "com.squareup.okhttp3:okhttp", "OkHttpTransport");
    Libraries.require(
        () -> feign.okhttp.OkHttpClient.class,
        "io.github.openfeign:feign-okhttp",
        "OkHttpTransport");
  }

  private static Transport open(
      TransportSettings settings, Consumer<OkHttpClient.Builder> customization) {
    PooledTransport pool = new PooledTransport(settings, customization);
    AdaptedClient adapted =
        new AdaptedClient(
            pool,
            pool,
            // OkHttp limits the time of a call and marks what was not sent. Its threads are its
            // own.
            new AdaptedClient.Settings(
                null, failure -> false, pool.proxyAuthorization(), Runnable::run));
    return new Transport(adapted, adapted, pool::close);
  }
}
