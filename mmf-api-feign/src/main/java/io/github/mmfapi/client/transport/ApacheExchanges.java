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

/**
 * Adapts Apache's asynchronous client: it gives it the context of Feign's other clients and makes
 * exchanges cancellable, which Feign's module does not.
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
        client.execute(request, options, Optional.of(context)), () -> exchange.abort.run());
  }

  /** Holds the action that aborts an exchange once it has begun. */
  private static final class Exchange {
    private volatile Runnable abort = () -> {};
  }

  /** Stores the action that aborts an exchange where the code that started it finds it. */
  static void remember(
      HttpRequest request,
      AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext.getAttribute(EXCHANGE) instanceof Exchange exchange) {
      exchange.abort =
          () -> {
            boolean unused = scope.cancellableDependency.cancel();
            scope.execRuntime.discardEndpoint();
          };
    }
    chain.proceed(request, body, scope, callback);
  }
}
