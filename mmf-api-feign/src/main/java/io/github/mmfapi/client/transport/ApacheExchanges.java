package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import feign.hc5.AsyncApacheHttp5Client;
import io.github.mmfapi.client.internal.http.Futures;
import io.github.mmfapi.client.internal.http.StreamedResults;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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
 * exchanges cancellable, and keeps the status of a response whose body breaks off. Feign's module
 * does none of that.
 */
final class ApacheExchanges implements AsyncClient<Object> {
  private static final String EXCHANGE = ApacheExchanges.class.getName();

  private final AsyncApacheHttp5Client client;
  private final long maxResponseSize;

  ApacheExchanges(AsyncApacheHttp5Client client, long maxResponseSize) {
    this.client = client;
    this.maxResponseSize = maxResponseSize;
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    Exchange exchange =
        new Exchange(StreamedResults.isStreamed(request) ? Long.MAX_VALUE : maxResponseSize);
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(EXCHANGE, exchange);
    return Futures.onCancel(
        client
            .execute(request, options, Optional.of(context))
            .thenApply(response -> exchange.breakOff(response)),
        () -> exchange.abort.run());
  }

  /** What is known of an exchange outside of Feign's module. */
  static final class Exchange {
    private final long mostBytes;
    private volatile Runnable abort = () -> {};
    private volatile @Nullable IOException broken;

    private Exchange(long mostBytes) {
      this.mostBytes = mostBytes;
    }

    /** Returns how many bytes of the body are kept; the response may end soon after them. */
    long mostBytes() {
      return mostBytes;
    }

    /** Sets that the body breaks off after what was received. */
    void broke(Exception failure) {
      broken =
          failure instanceof IOException e
              ? e
              : new IOException("the body of the response broke off", failure);
    }

    private Response breakOff(Response response) {
      IOException failure = broken;
      if (failure == null) {
        return response;
      }
      InputStream received =
          response.body() == null
              ? InputStream.nullInputStream()
              : new ByteArrayInputStream(bytes(response.body()));
      return response.toBuilder()
          .body(new SequenceInputStream(received, new Broken(failure)), null)
          .build();
    }

    private static byte[] bytes(Response.Body body) {
      try (InputStream in = body.asInputStream()) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new IllegalStateException("a body in memory cannot be read", e);
      }
    }
  }

  private static final class Broken extends InputStream {
    private final IOException failure;

    Broken(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw failure;
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
      next = new ApacheResponse(exchange, scope.execRuntime, callback);
    }
    chain.proceed(request, body, scope, next);
  }
}
