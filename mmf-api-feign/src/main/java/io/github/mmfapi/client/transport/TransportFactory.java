package io.github.mmfapi.client.transport;

/**
 * Opens a transport with the settings of a client. Three are here: {@link OkHttpTransport#open}
 * (the default), {@link JdkTransport#open} and {@link ApacheTransport#open}.
 */
@FunctionalInterface
public interface TransportFactory {

  /**
   * Opens a transport; it is closed together with the client.
   *
   * @param settings what the client was built with
   * @return the transport
   */
  Transport open(TransportSettings settings);
}
