package io.github.mmfapi.client.transport;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Receives a response of Apache's asynchronous client. Feign's module gets the headers only, so
 * that its response is there at once; the body goes to an {@link ApacheBody}.
 */
final class ApacheResponse implements AsyncExecCallback {
  private final ApacheExchanges.Exchange exchange;
  private final AsyncExecCallback callback;
  private @Nullable ApacheBody body;

  ApacheResponse(ApacheExchanges.Exchange exchange, AsyncExecCallback callback) {
    this.exchange = exchange;
    this.callback = callback;
  }

  @Override
  public @Nullable AsyncDataConsumer handleResponse(
      HttpResponse response, @Nullable EntityDetails entity) throws HttpException, IOException {
    if (entity == null) {
      return callback.handleResponse(response, null);
    }
    ApacheBody received = new ApacheBody(entity.getContentLength(), exchange::abort);
    body = received;
    exchange.received(received);
    // A response without a body is complete, although the exchange is not: nothing is released.
    AsyncDataConsumer unused = callback.handleResponse(response, null);
    return received;
  }

  @Override
  public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
    callback.handleInformationResponse(response);
  }

  @Override
  public void completed() {
    callback.completed();
  }

  @Override
  public void failed(Exception cause) {
    ApacheBody received = body;
    if (received != null) {
      received.broke(cause);
    }
    callback.failed(cause);
  }
}
