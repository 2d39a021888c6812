package io.github.mmfapi.client.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * Receives a response of Apache's asynchronous client, which keeps the body in memory. A body that
 * breaks off ends there, so that the status is not lost with it, and one that is too long ends
 * after the bytes that are kept.
 */
final class ApacheResponse implements AsyncExecCallback {
  private final ApacheExchanges.Exchange exchange;
  private final AsyncExecRuntime runtime;
  private final AsyncExecCallback callback;
  private @Nullable BufferedBody body;

  ApacheResponse(
      ApacheExchanges.Exchange exchange, AsyncExecRuntime runtime, AsyncExecCallback callback) {
    this.exchange = exchange;
    this.runtime = runtime;
    this.callback = callback;
  }

  @Override
  public @Nullable AsyncDataConsumer handleResponse(
      HttpResponse response, @Nullable EntityDetails entity) throws HttpException, IOException {
    AsyncDataConsumer consumer = callback.handleResponse(response, entity);
    body = consumer == null ? null : new BufferedBody(consumer);
    return body;
  }

  @Override
  public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
    callback.handleInformationResponse(response);
  }

  @Override
  public void completed() {
    BufferedBody received = body;
    if (received == null || !received.cut) {
      callback.completed();
    }
  }

  @Override
  public void failed(Exception cause) {
    BufferedBody received = body;
    if (received == null) {
      callback.failed(cause);
    } else if (!received.cut) {
      exchange.broke(cause);
      received.cut();
    }
  }

  private final class BufferedBody implements AsyncDataConsumer {
    private final AsyncDataConsumer consumer;
    private long count;
    private boolean cut;

    BufferedBody(AsyncDataConsumer consumer) {
      this.consumer = consumer;
    }

    /** Ends the body here, and with it the exchange. */
    private void cut() {
      cut = true;
      runtime.discardEndpoint();
      try {
        consumer.streamEnd(List.of());
        callback.completed();
      } catch (IOException | HttpException e) {
        callback.failed(e);
      }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
      consumer.updateCapacity(channel);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
      if (cut) {
        bytes.position(bytes.limit());
        return;
      }
      count += bytes.remaining();
      consumer.consume(bytes);
      if (count > exchange.mostBytes()) {
        cut();
      }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers)
        throws HttpException, IOException {
      if (!cut) {
        consumer.streamEnd(trailers);
      }
    }

    /**
     * Does nothing: this comes before {@link ApacheResponse#failed}, which still needs what was
     * received. The callback releases it at the end of the exchange.
     */
    @Override
    public void releaseResources() {}
  }
}
