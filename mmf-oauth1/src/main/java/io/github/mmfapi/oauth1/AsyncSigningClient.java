package io.github.mmfapi.oauth1;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The asynchronous twin of {@link OAuth1SigningClient}. */
final class AsyncSigningClient<C> implements AsyncClient<C> {

  private final AsyncClient<C> delegate;
  private final FinalRequestSigning signing;

  AsyncSigningClient(AsyncClient<C> delegate, FinalRequestSigning signing) {
    this.delegate = delegate;
    this.signing = signing;
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<C> requestContext) {
    return attempt(new SignedExchange(signing, request, options), requestContext);
  }

  private CompletableFuture<Response> attempt(SignedExchange exchange, Optional<C> context) {
    Request signed;
    try {
      signed = exchange.sign();
    } catch (RuntimeException e) {
      // From the signer, or from what the caller plugged in: all of it belongs to this call.
      return CompletableFuture.failedFuture(e);
    }
    return delegate
        .execute(signed, exchange.options(), context)
        .thenCompose(response -> settle(exchange, response, context));
  }

  private CompletableFuture<Response> settle(
      SignedExchange exchange, Response response, Optional<C> context) {
    try {
      Response settled = exchange.settle(response);
      return settled == null
          ? attempt(exchange, context)
          : CompletableFuture.completedFuture(settled);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
