package io.github.mmfapi.client;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The transport: OkHttp over HTTP/1.1, with one pool of connections for all users and both kinds of
 * interface.
 *
 * <p>OkHttp by itself repeats a request on a fresh connection when a pooled one turns out to be
 * dead. That is welcome for a read. A write might then be carried out twice, so writes go through a
 * client with that turned off. For the same reason it is kept from repeating a request after HTTP
 * 503 with {@code Retry-After: 0}, which it would do with the nonce that the server has seen.
 */
final class PooledTransport implements Client, AsyncClient<Object>, AutoCloseable {
  private static final int IDLE_CONNECTIONS = 32;
  private static final int ASYNC_CALLS = 64;
  private static final int UNAVAILABLE = 503;

  private final OkHttpClient http;
  private final feign.okhttp.OkHttpClient reads;
  private final feign.okhttp.OkHttpClient writes;

  PooledTransport(Duration connectTimeout, Duration readTimeout) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(ASYNC_CALLS);
    dispatcher.setMaxRequestsPerHost(ASYNC_CALLS);
    http =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
            .dispatcher(dispatcher)
            .connectTimeout(connectTimeout)
            .readTimeout(readTimeout)
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(PooledTransport::withoutInvitationToRepeat)
            .build();
    reads = new feign.okhttp.OkHttpClient(http);
    writes =
        new feign.okhttp.OkHttpClient(http.newBuilder().retryOnConnectionFailure(false).build());
  }

  /** Hides {@code Retry-After: 0} from OkHttp, and with it from callers, to whom it says little. */
  private static okhttp3.Response withoutInvitationToRepeat(Interceptor.Chain chain)
      throws IOException {
    okhttp3.Response response = chain.proceed(chain.request());
    return response.code() == UNAVAILABLE && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    return clientFor(request).execute(request, options);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    return clientFor(request).execute(request, options, requestContext);
  }

  private feign.okhttp.OkHttpClient clientFor(Request request) {
    return Reads.isRead(request) ? reads : writes;
  }

  /** Lets go of idle connections and threads; calls under way run to their end. */
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
