package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Makes Feign's clients alike, synchronous and asynchronous ones: asks for gzip and uncompresses
 * it, limits the time of a whole exchange, lets any thread end a body, reports what was never sent
 * with {@link NotSentException}, and HTTP 407 with {@link ProxyAuthenticationException}.
 */
final class AdaptedClient implements Client, AsyncClient<Object> {
  private static final String ENCODING = "Content-Encoding";
  private static final int PROXY_AUTHENTICATION = 407;

  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final Settings settings;

  /**
   * What differs between the clients.
   *
   * @param longest the most time of an exchange, body included; null if the client limits it
   * @param neverSent tells failures before anything was written from others
   * @param proxyAuthorization a header for the proxy of requests over plain http; null for none
   * @param executor receives the responses of asynchronous exchanges
   */
  record Settings(
      @Nullable Duration longest,
      Predicate<Throwable> neverSent,
      @Nullable String proxyAuthorization,
      Executor executor) {
    /** Leaves out the credentials for the proxy. */
    @Override
    public String toString() {
      return "Settings[longest=" + longest + "]";
    }
  }

  AdaptedClient(Client client, AsyncClient<Object> asyncClient, Settings settings) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.settings = settings;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    long start = System.nanoTime();
    Response response;
    try {
      response = client.execute(prepared(request), options);
    } catch (IOException e) {
      throw marked(e);
    }
    return adapted(response, request, start);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    long start = System.nanoTime();
    return ExchangeFuture.of(
        asyncClient.execute(prepared(request), options, requestContext),
        (response, failure) -> {
          if (response != null) {
            return adapted(response, request, start);
          }
          throw checked(failure);
        },
        settings.executor());
  }

  /** Apache's client reports what is not HTTP with a checked exception of its own. */
  private IOException checked(@Nullable Throwable failure) {
    if (failure instanceof IOException e) {
      return marked(e);
    }
    if (failure instanceof RuntimeException || failure instanceof Error) {
      throw new CompletionException(failure);
    }
    return new IOException("the response is not HTTP", failure);
  }

  private Request prepared(Request request) {
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    headers.putIfAbsent("Accept-Encoding", List.of("gzip"));
    if (settings.proxyAuthorization() != null && request.url().startsWith("http:")) {
      headers.put("Proxy-Authorization", List.of(settings.proxyAuthorization()));
    }
    return Request.create(
        request.httpMethod(),
        request.url(),
        headers,
        request.body(),
        request.charset(),
        request.requestTemplate());
  }

  private Response adapted(Response response, Request request, long start) throws IOException {
    if (response.status() == PROXY_AUTHENTICATION) {
      Util.ensureClosed(response);
      throw new ProxyAuthenticationException(
          HeaderValues.first(response.headers(), "Proxy-Authenticate"));
    }
    Response.Body raw = response.body();
    if (raw == null) {
      return response.toBuilder().request(request).build();
    }
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers());
    boolean compressed = Gunzip.isGzip(headers.get(ENCODING));
    if (compressed) {
      headers.remove(ENCODING);
      headers.remove("Content-Length");
    }
    ExchangeBody body = new ExchangeBody(raw, compressed);
    if (settings.longest() != null) {
      body.endAfter(settings.longest().toNanos() - (System.nanoTime() - start));
    }
    return response.toBuilder()
        .request(request)
        .headers(headers)
        .body(body, compressed ? null : raw.length())
        .build();
  }

  /** Marks failures that happen before anything is written. */
  private IOException marked(IOException failure) {
    return settings.neverSent().test(failure) || isLocalTlsFailure(failure)
        ? new NotSentException(failure)
        : failure;
  }

  /**
   * Covers only certificates that this side rejects: a server may ask for a client certificate
   * after it has read the request (RFC 8446 section 4.6.2).
   */
  private static boolean isLocalTlsFailure(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SSLPeerUnverifiedException
          || t instanceof java.security.cert.CertificateException) {
        return true;
      }
    }
    return false;
  }
}
