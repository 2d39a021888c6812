package io.github.mmfapi.client;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import feign.RetryableException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Turns what a transport throws into {@link MmfTransportException}, so that no URL with a signature
 * ends up in a message. A lost read is offered to Feign's retryer, a lost write never: its fate is
 * unknown.
 *
 * <p>To be used with {@link feign.ExceptionPropagationPolicy#UNWRAP}, which hands out the {@code
 * MmfTransportException} when the retryer gives up.
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
      return client.execute(request, options);
    } catch (IOException e) {
      throw lost(request, e);
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    return asyncClient
        .execute(request, options, requestContext)
        .exceptionally(
            thrown -> {
              Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
              throw new CompletionException(
                  cause instanceof IOException e ? lost(request, e) : cause);
            });
  }

  private static RuntimeException lost(Request request, IOException cause) {
    MmfTransportException lost = MmfTransportException.unanswered(request, cause);
    if (!Reads.isRead(request)) {
      return lost;
    }
    return new RetryableException(
        lost.status(), lost.getMessage(), request.httpMethod(), lost, (Long) null, lost.request());
  }
}
