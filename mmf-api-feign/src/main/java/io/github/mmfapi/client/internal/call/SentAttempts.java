package io.github.mmfapi.client.internal.call;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.transport.Transport;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Marks an attempt when its signed request reaches the transport. An attempt that fails earlier,
 * for example because no token is stored for the user, was none.
 */
public final class SentAttempts implements Client, AsyncClient<Object> {
  private final Transport transport;

  private SentAttempts(Transport transport) {
    this.transport = transport;
  }

  /**
   * Wraps a transport.
   *
   * @param transport sends requests
   * @return a transport that sends them in the same way
   */
  public static Transport marking(Transport transport) {
    SentAttempts marked = new SentAttempts(transport);
    return new Transport(marked, marked, transport.onClose());
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    AttemptScope.markSent();
    return transport.client().execute(request, options);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    AttemptScope.markSent();
    return transport.asyncClient().execute(request, options, requestContext);
  }
}
