package io.github.mmfapi.oauth1.feign;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Signs and sends asynchronously as {@link OAuth1SigningClient} does synchronously. */
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
    AtomicReference<@Nullable Future<Response>> underWay = new AtomicReference<>();
    CompletableFuture<Response> settled =
        attempt(new SignedExchange(signing, request, options), requestContext, underWay);
    CompletableFuture<Response> unused =
        settled.whenComplete(
            (response, failure) -> {
              Future<Response> exchange = underWay.get();
              if (settled.isCancelled() && exchange != null) {
                exchange.cancel(true);
              }
            });
    return settled;
  }

  private CompletableFuture<Response> attempt(
      SignedExchange exchange,
      Optional<C> context,
      AtomicReference<@Nullable Future<Response>> underWay) {
    Request signed;
    try {
      signed = exchange.sign();
    } catch (RuntimeException e) {
      // The signer or a callback of the caller failed, and so does this call.
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<Response> sent = delegate.execute(signed, exchange.options(), context);
    underWay.set(sent);
    return sent.thenCompose(response -> settle(exchange, response, context, underWay));
  }

  private CompletableFuture<Response> settle(
      SignedExchange exchange,
      Response response,
      Optional<C> context,
      AtomicReference<@Nullable Future<Response>> underWay) {
    Response settled = exchange.settle(response);
    return settled == null
        ? attempt(exchange, context, underWay)
        : CompletableFuture.completedFuture(settled);
  }
}
