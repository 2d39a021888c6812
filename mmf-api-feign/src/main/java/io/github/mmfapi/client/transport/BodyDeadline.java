package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits the time of a whole exchange, body included, for clients that only have a time-out between
 * two reads, or none.
 */
final class BodyDeadline implements Client, AsyncClient<Object> {
  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final Duration longest;

  BodyDeadline(Client client, AsyncClient<Object> asyncClient, Duration longest) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.longest = longest;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    long start = System.nanoTime();
    return timed(client.execute(request, options), start);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    long start = System.nanoTime();
    CompletableFuture<Response> exchange = asyncClient.execute(request, options, requestContext);
    return Futures.onCancel(
        exchange.thenApply(response -> timed(response, start)), () -> exchange.cancel(true));
  }

  private Response timed(Response response, long start) {
    if (response.body() == null) {
      return response;
    }
    long left = longest.toNanos() - (System.nanoTime() - start);
    return response.toBuilder()
        .body(new TimedBody(response.body(), left), response.body().length())
        .build();
  }

  private static final class TimedBody extends InputStream {
    private final Response.Body body;
    private final CompletableFuture<Void> alarm;
    private @Nullable InputStream in;
    private volatile boolean late;

    TimedBody(Response.Body body, long nanos) {
      this.body = body;
      this.alarm = new CompletableFuture<>();
      CompletableFuture<Void> unused = alarm.thenRun(this::end);
      alarm.completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    private void end() {
      late = true;
      try {
        body.asInputStream().close();
      } catch (IOException e) {
        // The reader gets the time-out, which explains more than why closing failed.
        late = true;
      }
    }

    private InputStream in() throws IOException {
      if (in == null) {
        in = body.asInputStream();
      }
      return in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int count = read(one, 0, 1);
      return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int count = late ? -1 : in().read(buffer, offset, length);
        if (!late) {
          return count;
        }
      } catch (IOException e) {
        if (!late) {
          throw e;
        }
      }
      throw new InterruptedIOException("timeout");
    }

    @Override
    public void close() throws IOException {
      alarm.cancel(false);
      body.close();
    }
  }
}
