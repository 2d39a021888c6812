package io.github.mmfapi.oauth1.feign;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import feign.Util;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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
    Call call = new Call(new SignedExchange(signing, request, options), requestContext);
    Request signed;
    try {
      signed = call.exchange.sign();
    } catch (RuntimeException e) {
      // The signer or a callback of the caller failed, and so does this call.
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<?> unused = call.result.whenComplete((response, failure) -> call.ended());
    call.send(signed);
    return call.result;
  }

  /** The exchanges of a call, one after the other. */
  private final class Call {
    private final SignedExchange exchange;
    private final Optional<C> context;
    private final CompletableFuture<Response> result = new CompletableFuture<>();
    private volatile @Nullable Future<Response> underWay;

    Call(SignedExchange exchange, Optional<C> context) {
      this.exchange = exchange;
      this.context = context;
    }

    private void send(Request signed) {
      CompletableFuture<Response> sent = delegate.execute(signed, exchange.options(), context);
      underWay = sent;
      // It may have been cancelled meanwhile.
      ended();
      CompletableFuture<?> unused = sent.whenComplete(this::proceed);
    }

    private void ended() {
      Future<Response> last = underWay;
      if (result.isCancelled() && last != null) {
        last.cancel(true);
      }
    }

    private void proceed(@Nullable Response response, @Nullable Throwable failure) {
      if (response == null) {
        result.completeExceptionally(
            failure == null ? new IllegalStateException("the client gave no response") : failure);
      } else if (result.isDone()) {
        Util.ensureClosed(response);
      } else {
        try {
          settle(response);
        } catch (RuntimeException | Error e) {
          result.completeExceptionally(e);
        }
      }
    }

    private void settle(Response response) {
      Response settled = exchange.settle(response);
      if (settled == null) {
        send(exchange.sign());
      } else if (!result.complete(settled)) {
        Util.ensureClosed(settled);
      }
    }
  }
}
