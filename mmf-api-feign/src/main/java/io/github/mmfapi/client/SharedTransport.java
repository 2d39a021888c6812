package io.github.mmfapi.client;

import feign.AsyncClient;
import feign.Client;

/**
 * One transport as Feign's two kinds of client.
 *
 * @param client for synchronous calls
 * @param asyncClient for asynchronous calls
 * @param onClose lets go of connections and threads
 */
record SharedTransport(Client client, AsyncClient<Object> asyncClient, Runnable onClose)
    implements AutoCloseable {

  static SharedTransport pooled(PooledTransport pool) {
    return new SharedTransport(pool, pool, pool::close);
  }

  @Override
  public void close() {
    onClose.run();
  }
}
