package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import java.util.Objects;

/**
 * Combines the two kinds of Feign client. Neither may follow redirects if {@link
 * feign.Request.Options#isFollowRedirects()} is false, nor retry a write by itself. Both should
 * throw {@link NotSentException} if there was no connection; otherwise a write is not retried. The
 * body of a response may be closed by another thread than the one that reads it; that should abort
 * the exchange without waiting.
 *
 * @param client for synchronous calls
 * @param asyncClient for asynchronous calls; cancelling its future should abort the exchange.
 *     Responses are decoded on the thread that completes the future, and callers' code may follow
 *     there
 * @param onClose closes connections and threads
 */
public record Transport(Client client, AsyncClient<Object> asyncClient, Runnable onClose)
    implements AutoCloseable {

  /**
   * Checks that no argument is null.
   *
   * @param client for synchronous calls
   * @param asyncClient for asynchronous calls; cancelling its future should abort the exchange.
   *     Responses are decoded on the thread that completes the future, and callers' code may follow
   *     there
   * @param onClose closes connections and threads
   */
  public Transport {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(asyncClient, "asyncClient");
    Objects.requireNonNull(onClose, "onClose");
  }

  @Override
  public void close() {
    onClose.run();
  }
}
