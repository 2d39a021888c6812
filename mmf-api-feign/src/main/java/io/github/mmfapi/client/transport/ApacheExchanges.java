package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import feign.hc5.AsyncApacheHttp5Client;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.jspecify.annotations.Nullable;

/**
 * Adapts Apache's asynchronous client: it gives it the context of Feign's other clients, makes
 * exchanges cancellable, and gives a response to the caller as soon as its headers are there, with
 * a body that is a stream. Feign's module does none of that: it would keep the body in memory, and
 * lose the status if the body never ended.
 */
final class ApacheExchanges implements AsyncClient<Object> {
  private static final String EXCHANGE = ApacheExchanges.class.getName();

  private final AsyncApacheHttp5Client client;

  ApacheExchanges(AsyncApacheHttp5Client client) {
    this.client = client;
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    Exchange exchange = new Exchange();
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(EXCHANGE, exchange);
    return Futures.onCancel(
        client.execute(request, options, Optional.of(context)).thenApply(exchange::withBody),
        exchange::abort);
  }

  /** What is known of an exchange outside of Feign's module. */
  static final class Exchange {
    private volatile Runnable abort = () -> {};
    private volatile @Nullable ApacheBody body;

    /** Closes the connection; from any thread. */
    void abort() {
      abort.run();
    }

    /** Sets the body of the response whose headers Feign's module is about to see. */
    void received(ApacheBody received) {
      body = received;
    }

    private Response withBody(Response headers) {
      ApacheBody received = body;
      return received == null
          ? headers
          : headers.toBuilder().body(received, received.length()).build();
    }
  }

  /** Connects an exchange with the execution that Apache's client makes of it. */
  static void follow(
      HttpRequest request,
      AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    AsyncExecCallback next = callback;
    if (scope.clientContext.getAttribute(EXCHANGE) instanceof Exchange exchange) {
      exchange.abort =
          () -> {
            boolean unused = scope.cancellableDependency.cancel();
            scope.execRuntime.discardEndpoint();
          };
      next = new ApacheResponse(exchange, callback);
    }
    chain.proceed(request, body, scope, next);
  }
}
