package io.github.mmfapi.client;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Turns what a transport throws into {@link MmfTransportException}, so that no URL with a signature
 * ends up in a message, and lets it wait no longer than the call has time.
 */
final class GuardedTransport implements Client, AsyncClient<Object> {
  private final Client client;
  private final AsyncClient<Object> asyncClient;

  GuardedTransport(Client client, AsyncClient<Object> asyncClient) {
    this.client = client;
    this.asyncClient = asyncClient;
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    try {
      return client.execute(request, AttemptScope.limited(options));
    } catch (IOException e) {
      throw MmfTransportException.unanswered(request, e);
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange =
        asyncClient.execute(request, AttemptScope.limited(options), requestContext);
    AttemptScope.underWay(exchange);
    return exchange.exceptionally(
        thrown -> {
          Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
          throw new CompletionException(
              cause instanceof IOException e
                  ? MmfTransportException.unanswered(request, e)
                  : cause);
        });
  }
}
