package io.github.mmfapi.client.transport;

import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * OkHttp over HTTP/1.1, the default transport: it sends a URL byte for byte as it was signed, keeps
 * one pool of connections for all users and both kinds of interface, and asks for gzip by itself.
 */
public final class OkHttpTransport {
  private OkHttpTransport() {}

  /**
   * Opens the transport.
   *
   * @param settings what the client was built with
   * @return the transport
   */
  public static Transport open(TransportSettings settings) {
    return open(settings, builder -> {});
  }

  /**
   * Returns a factory of transports that differ in something that {@link TransportSettings} has no
   * word for, such as {@code okHttp(http -> http.dns(mine))}. What keeps writes from being repeated
   * and redirects from being followed is set after it and stays.
   *
   * @param customization changes the builder
   * @return the factory
   */
  public static TransportFactory with(Consumer<OkHttpClient.Builder> customization) {
    return settings -> open(settings, customization);
  }

  private static Transport open(
      TransportSettings settings, Consumer<OkHttpClient.Builder> customization) {
    PooledTransport pool = new PooledTransport(settings, customization);
    return new Transport(pool, pool, pool::close);
  }
}
