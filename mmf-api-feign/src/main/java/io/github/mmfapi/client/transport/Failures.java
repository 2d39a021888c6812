package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Marks the failures of a client that happen before anything is written. */
final class Failures implements Client, AsyncClient<Object> {
  private final Client client;
  private final AsyncClient<Object> asyncClient;
  private final Predicate<Throwable> neverSent;

  Failures(Client client, AsyncClient<Object> asyncClient, Predicate<Throwable> neverSent) {
    this.client = client;
    this.asyncClient = asyncClient;
    this.neverSent = neverSent;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    try {
      return client.execute(request, options);
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange = asyncClient.execute(request, options, requestContext);
    CompletableFuture<Response> told =
        exchange.exceptionally(
            thrown -> {
              Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
              throw new CompletionException(cause instanceof IOException e ? told(e) : cause);
            });
    return Exchanges.cancellable(told, () -> exchange.cancel(true));
  }

  private IOException told(IOException failure) {
    return neverSent.test(failure) || isRefusalOfOurs(failure)
        ? new NotSentException(failure)
        : failure;
  }

  /**
   * Only what this side refused: a server that wants a certificate of ours may say so after it has
   * read the request (RFC 8446 section 4.6.2).
   */
  private static boolean isRefusalOfOurs(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SSLPeerUnverifiedException
          || t instanceof java.security.cert.CertificateException) {
        return true;
      }
    }
    return false;
  }
}
