package io.github.mmfapi.client;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.call.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A transport with one connection: a second call fails while the body of the first is open. Records
 * the requests, and returns the response that was set.
 */
public final class SingleConnection implements Client, AsyncClient<Object> {
  public final List<Request> sent = new ArrayList<>();

  private final Semaphore connection = new Semaphore(1);
  private int status = 200;
  private @Nullable String contentType;
  private InputStream body = InputStream.nullInputStream();

  public SingleConnection respond(int httpStatus, @Nullable String type, String text) {
    return respond(
        httpStatus, type, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  public SingleConnection respond(int httpStatus, @Nullable String type, InputStream stream) {
    status = httpStatus;
    contentType = type;
    body = stream;
    return this;
  }

  public boolean isFree() {
    return connection.availablePermits() == 1;
  }

  public Request last() {
    return sent.get(sent.size() - 1);
  }

  public MmfClientBuilder client() {
    return MmfClient.builder()
        .baseUrl("http://h/3.1")
        .clientCredentials(io.github.mmfapi.oauth1.ClientCredentials.of("key", "secret"))
        .retryPolicy(RetryPolicy.none())
        .transport(this, this);
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    if (!connection.tryAcquire()) {
      throw new IOException("the only connection is in use");
    }
    sent.add(request);
    Map<String, Collection<String>> headers =
        contentType == null ? Map.of() : Map.of("Content-Type", List.of(contentType));
    return Response.builder()
        .status(status)
        .request(request)
        .headers(headers)
        .body(returning(body), null)
        .build();
  }

  private InputStream returning(InputStream stream) {
    return new FilterInputStream(stream) {
      private boolean open = true;

      @Override
      public void close() throws IOException {
        super.close();
        if (open) {
          open = false;
          connection.release();
        }
      }
    };
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    try {
      return CompletableFuture.completedFuture(execute(request, options));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
