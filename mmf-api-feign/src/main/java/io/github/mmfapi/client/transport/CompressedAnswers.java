package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
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

/**
 * Asks for gzip on behalf of a client that does not, and unpacks what comes if it does not either.
 */
final class CompressedAnswers implements Client, AsyncClient<Object> {
  private static final String ACCEPT = "Accept-Encoding";
  private static final String ENCODING = "Content-Encoding";

  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final boolean unpacks;

  CompressedAnswers(Client client, AsyncClient<Object> asyncClient, boolean unpacks) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.unpacks = unpacks;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    return unpacked(client.execute(asking(request), options), request);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange =
        asyncClient.execute(asking(request), options, requestContext);
    return Exchanges.cancellable(
        exchange.thenApply(response -> unpacked(response, request)), () -> exchange.cancel(true));
  }

  private static Request asking(Request request) {
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

  private Response unpacked(Response response, Request request) {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    Response.Body body = response.body();
    Collection<String> encodings = headers.remove(ENCODING);
    if (!unpacks || body == null || encodings == null || !isGzip(encodings)) {
      return response.toBuilder().request(request).build();
    }
    headers.remove("Content-Length");
    return response.toBuilder()
        .request(request)
        .headers(headers)
        .body(new Unpacking(body), null)
        .build();
  }

  private static boolean isGzip(Collection<String> encodings) {
    return encodings.stream().anyMatch(e -> e.toLowerCase(Locale.ROOT).contains("gzip"));
  }

  /** Opens the packed body on the first read only, so that its failure is a failure of reading. */
  private static final class Unpacking extends InputStream {
    private final Response.Body packed;
    private @Nullable InputStream unpacked;

    Unpacking(Response.Body packed) {
      this.packed = packed;
    }

    private InputStream in() throws IOException {
      if (unpacked == null) {
        unpacked = new GZIPInputStream(packed.asInputStream());
      }
      return unpacked;
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
      packed.close();
    }
  }
}
