package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Adds gzip to a client that does not ask for it, and decompresses if the client does not. */
final class GzipClient implements Client, AsyncClient<Object> {
  private static final String ACCEPT = "Accept-Encoding";
  private static final String ENCODING = "Content-Encoding";

  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final boolean decompresses;

  GzipClient(Client client, AsyncClient<Object> asyncClient, boolean decompresses) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.decompresses = decompresses;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    return decompressed(client.execute(withGzip(request), options), request);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange =
        asyncClient.execute(withGzip(request), options, requestContext);
    return Futures.onCancel(
        exchange.thenApply(response -> decompressed(response, request)),
        () -> exchange.cancel(true));
  }

  private static Request withGzip(Request request) {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    if (headers.putIfAbsent(ACCEPT, List.of("gzip")) != null) {
      return request;
    }
    return Request.create(
        request.httpMethod(),
        request.url(),
        headers,
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  private Response decompressed(Response response, Request request) {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    Response.Body body = response.body();
    Collection<String> encodings = headers.remove(ENCODING);
    if (!decompresses || body == null || encodings == null || !isGzip(encodings)) {
      return response.toBuilder().request(request).build();
    }
    headers.remove("Content-Length");
    return response.toBuilder()
        .request(request)
        .headers(headers)
        .body(new Decompressing(body), null)
        .build();
  }

  private static boolean isGzip(Collection<String> encodings) {
    return encodings.stream().anyMatch(e -> e.toLowerCase(Locale.ROOT).contains("gzip"));
  }

  /** Opens the compressed body on the first read, so that a failure is a failure of reading. */
  private static final class Decompressing extends InputStream {
    private final Response.Body compressed;
    private @Nullable InputStream decompressed;

    Decompressing(Response.Body compressed) {
      this.compressed = compressed;
    }

    private InputStream in() throws IOException {
      if (decompressed == null) {
        decompressed = new GZIPInputStream(compressed.asInputStream());
      }
      return decompressed;
    }

    @Override
    public int read() throws IOException {
      return in().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return in().read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
      compressed.close();
    }
  }
}
