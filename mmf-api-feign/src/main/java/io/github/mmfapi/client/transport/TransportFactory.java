package io.github.mmfapi.client.transport;

/**
 * Opens a transport with the settings of a client. There are three implementations: {@link
 * OkHttpTransport#open} (the default), {@link JdkTransport#open} and {@link ApacheTransport#open}.
 */
@FunctionalInterface
public interface TransportFactory {

  /**
   * Opens a transport. The client closes it.
   *
   * @param settings the settings of the client
   * @return the transport
   */
  Transport open(TransportSettings settings);
}
