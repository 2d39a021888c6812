package io.github.mmfapi.client.internal.call;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Converts the exceptions of a transport to {@link MmfTransportException}, so that no message holds
 * a URL with a signature, and limits the read time-out to the time left for the call, and the size
 * of responses. An asynchronous exchange can be cancelled until the body of its response is closed.
 */
public final class GuardedTransport implements Client, AsyncClient<Object> {
  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final ResponseLimit limit;

  /**
   * Prepares the asynchronous side of a transport, below everything that reads responses, for
   * attempts that can be cancelled.
   *
   * @param transport what sends the requests
   */
  public static AsyncClient<Object> cancellable(AsyncClient<Object> transport) {
    return new NotedTransport(transport);
  }

  /**
   * Wraps both sides of a transport.
   *
   * @param client for synchronous calls
   * @param asyncClient for asynchronous calls; sends through {@link #cancellable}
   * @param maxResponseSize the most bytes of a response that is decoded as a whole
   */
  public GuardedTransport(Client client, AsyncClient<Object> asyncClient, long maxResponseSize) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.limit = new ResponseLimit(maxResponseSize);
  }

  @Override
  public Response execute(Request request, Request.Options options) {
    AttemptScope.sending(request);
    try {
      return limit.apply(request, client.execute(request, AttemptScope.limited(options)));
    } catch (IOException e) {
      throw MmfTransportException.unanswered(FailedCall.unanswered(request), e);
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    AttemptScope.sending(request);
    AttemptScope scope = AttemptScope.current();
    CompletableFuture<Response> exchange =
        asyncClient.execute(
            request,
            AttemptScope.limited(options),
            scope == null ? requestContext : NotedTransport.context(scope, requestContext));
    CompletableFuture<Response> guarded =
        exchange.handle(
            (response, thrown) -> {
              if (thrown != null) {
                throw new CompletionException(converted(request, Futures.unwrap(thrown)));
              }
              if (scope != null) {
                // What is read from now on may be more than the body of the transport.
                scope.cancelWith(() -> Util.ensureClosed(response));
              }
              return limit.apply(request, response);
            });
    return scope == null ? guarded : scope.awayFromTheCaller(guarded);
  }

  private static Throwable converted(Request request, Throwable failure) {
    return failure instanceof IOException e
        ? MmfTransportException.unanswered(FailedCall.unanswered(request), e)
        : failure;
  }
}
