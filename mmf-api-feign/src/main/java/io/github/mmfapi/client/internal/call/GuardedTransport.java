package io.github.mmfapi.client.internal.call;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Converts the exceptions of a transport to {@link MmfTransportException}, so that no message holds
 * a URL with a signature, and limits the read time-out to the time left for the call.
 */
public final class GuardedTransport implements Client, AsyncClient<Object> {
  private final Client client;
  private final AsyncClient<Object> asyncClient;

  /**
   * Wraps both sides of a transport.
   *
   * @param client for synchronous calls
   * @param asyncClient for asynchronous calls
   */
  public GuardedTransport(Client client, AsyncClient<Object> asyncClient) {
    this.client = client;
    this.asyncClient = asyncClient;
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    try {
      return client.execute(request, AttemptScope.limited(options));
    } catch (IOException e) {
      throw MmfTransportException.unanswered(FailedCall.unanswered(request), e);
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange =
        asyncClient.execute(request, AttemptScope.limited(options), requestContext);
    AttemptScope.register(exchange);
    return exchange.exceptionally(
        thrown -> {
          Throwable cause = Futures.unwrap(thrown);
          throw new CompletionException(
              cause instanceof IOException e
                  ? MmfTransportException.unanswered(FailedCall.unanswered(request), e)
                  : cause);
        });
  }
}
