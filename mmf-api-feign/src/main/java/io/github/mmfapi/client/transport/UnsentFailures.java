package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.internal.http.Futures;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Marks failures that happen before anything is written with {@link NotSentException}. */
final class UnsentFailures implements Client, AsyncClient<Object> {
  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final Predicate<Throwable> neverSent;

  UnsentFailures(Client client, AsyncClient<Object> asyncClient, Predicate<Throwable> neverSent) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.neverSent = neverSent;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    try {
      return client.execute(request, options);
    } catch (IOException e) {
      throw marked(e);
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange = asyncClient.execute(request, options, requestContext);
    CompletableFuture<Response> marked =
        exchange.exceptionally(
            thrown -> {
              Throwable cause = Futures.unwrap(thrown);
              throw new CompletionException(cause instanceof IOException e ? marked(e) : cause);
            });
    return Futures.onCancel(marked, () -> exchange.cancel(true));
  }

  private IOException marked(IOException failure) {
    return neverSent.test(failure) || isLocalTlsFailure(failure)
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
