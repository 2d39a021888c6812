package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import java.util.Objects;

/**
 * One transport as Feign's two kinds of client. Neither may follow redirects when {@link
 * feign.Request.Options#isFollowRedirects()} says no, nor send a write a second time by itself.
 * Where a connection was never made, they had better throw a {@link NotSentException}.
 *
 * @param client for synchronous calls
 * @param asyncClient for asynchronous calls; cancelling its future should end the exchange
 * @param onClose lets go of connections and threads
 */
public record Transport(Client client, AsyncClient<Object> asyncClient, Runnable onClose)
    implements AutoCloseable {

  /** Checks that nothing is missing. */
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
