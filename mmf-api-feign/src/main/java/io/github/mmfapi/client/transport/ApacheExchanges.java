package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import feign.hc5.AsyncApacheHttp5Client;
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
 * Apache's asynchronous client with the context that Feign's other clients have, and with exchanges
 * that can be cancelled, which Feign's module leaves out.
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
    return Exchanges.cancellable(
        client.execute(request, options, Optional.of(context)), () -> exchange.abort.run());
  }

  /** What ends an exchange, once it has begun. */
  private static final class Exchange {
    private volatile Runnable abort = () -> {};
  }

  /** Keeps what ends an exchange, where the one who started it finds it. */
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
