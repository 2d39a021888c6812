package io.github.mmfapi.client.transport;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.internal.http.Futures;
import io.github.mmfapi.client.internal.http.HttpMethods;
import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Adapts OkHttp over HTTP/1.1, with one pool of connections for all users and for synchronous and
 * asynchronous calls.
 *
 * <p>OkHttp retries a request on a new connection if a pooled one is dead. That is right for a
 * read. A write could then be carried out twice, so writes use a client without that. OkHttp also
 * retries after HTTP 503 with {@code Retry-After: 0}, with a nonce that the server has already
 * seen; an interceptor prevents that.
 */
final class PooledTransport implements Client, AsyncClient<Object>, AutoCloseable {
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_AFTER = "Retry-After";
  private static final Pattern NO_SECONDS = Pattern.compile("0+");
  private static final Pattern MORE_THAN_AN_INT = Pattern.compile("[0-9]{10,}");

  private static final ThreadLocal<@Nullable Call> NEWEST_CALL = new ThreadLocal<>();
  private final Dispatcher dispatcher;
  private final ConnectionPool connections;
  private final OkHttpClient http;
  private final feign.okhttp.OkHttpClient reads;
  private final feign.okhttp.OkHttpClient writes;
  private final @Nullable String proxyAuthorization;

  PooledTransport(TransportSettings settings, Consumer<OkHttpClient.Builder> customization) {
    dispatcher = dispatcher(settings);
    connections =
        new ConnectionPool(
            settings.maxConnections(), TransportSettings.IDLE_MINUTES, TimeUnit.MINUTES);
    OkHttpClient.Builder builder =
        builder(settings).dispatcher(dispatcher).connectionPool(connections);
    ProxyAuthorization proxy = new ProxyAuthorization(settings.proxyAuthorization());
    builder.proxyAuthenticator(proxy);
    customization.accept(builder);
    builder
        .followRedirects(false)
        .followSslRedirects(false)
        .eventListenerFactory(PooledTransport::remember)
        .addInterceptor(PooledTransport::markUnsent)
        .addNetworkInterceptor(PooledTransport::withoutImmediateRetry);
    OkHttpClient built = builder.build();
    // An authenticator of the caller sees HTTP 407 first.
    http =
        built.proxyAuthenticator() == proxy
            ? built.newBuilder().addNetworkInterceptor(ProxyAuthorization::refuse).build()
            : built;
    proxyAuthorization = settings.proxyAuthorization();
    reads = new feign.okhttp.OkHttpClient(http);
    writes =
        new feign.okhttp.OkHttpClient(http.newBuilder().retryOnConnectionFailure(false).build());
  }

  private static Dispatcher dispatcher(TransportSettings settings) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(settings.maxConnections());
    dispatcher.setMaxRequestsPerHost(settings.maxConnections());
    return dispatcher;
  }

  private static OkHttpClient.Builder builder(TransportSettings settings) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .writeTimeout(settings.readTimeout())
            .callTimeout(settings.callTimeout());
    if (settings.proxy() != null) {
      builder.proxy(new Proxy(Proxy.Type.HTTP, settings.proxy()));
    }
    if (!settings.secure()) {
      // Otherwise OkHttp loads the JVM's trust store, a third of the time to the first response.
      builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
    } else if (settings.sslContext() != null) {
      builder.sslSocketFactory(settings.sslContext().getSocketFactory(), JvmTrustManager.create());
    }
    return builder;
  }

  /** Records, as a tag of one call, whether there was a connection to write to. */
  private static final class Progress {
    private volatile boolean connected;
  }

  private static okhttp3.Response markUnsent(Interceptor.Chain chain) throws IOException {
    Progress progress = new Progress();
    try {
      return chain.proceed(chain.request().newBuilder().tag(Progress.class, progress).build());
    } catch (IOException e) {
      throw progress.connected ? e : new NotSentException(e);
    }
  }

  /**
   * Removes {@code Retry-After: 0}, so that OkHttp does not retry; callers do not see it either.
   * Writes ten digits or more with a fraction, because OkHttp fails when it parses them as an int.
   */
  private static okhttp3.Response withoutImmediateRetry(Interceptor.Chain chain)
      throws IOException {
    Progress progress = chain.request().tag(Progress.class);
    if (progress != null) {
      progress.connected = true;
    }
    okhttp3.Response response = chain.proceed(chain.request());
    String wait = response.header(RETRY_AFTER);
    if (wait != null && response.code() == UNAVAILABLE && NO_SECONDS.matcher(wait).matches()) {
      return response.newBuilder().removeHeader(RETRY_AFTER).build();
    }
    return wait != null && MORE_THAN_AN_INT.matcher(wait).matches()
        ? response.newBuilder().header(RETRY_AFTER, wait + ".0").build()
        : response;
  }

  /**
   * Stores each new call, which Feign's client does not expose. OkHttp calls it on the caller's
   * thread.
   */
  private static EventListener remember(Call call) {
    NEWEST_CALL.set(call);
    return EventListener.NONE;
  }

  /** Returns the header for a proxy, null for none. */
  @Nullable String proxyAuthorization() {
    return proxyAuthorization;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    try {
      Response response = clientFor(request).execute(request, options);
      return abortable(response, NEWEST_CALL.get());
    } finally {
      NEWEST_CALL.remove();
    }
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    CompletableFuture<Response> exchange =
        clientFor(request).execute(request, options, requestContext);
    Call call = NEWEST_CALL.get();
    NEWEST_CALL.remove();
    return Futures.onCancel(
        exchange.thenApply(response -> abortable(response, call)),
        () -> {
          if (call != null) {
            call.cancel();
          }
        });
  }

  /** Keeps the call with the body: cancelling it is the only thing another thread may do to it. */
  private static Response abortable(Response response, @Nullable Call call) {
    Response.Body body = response.body();
    return body == null || call == null
        ? response
        : response.toBuilder().body(new CancellableBody(body, call)).build();
  }

  private feign.okhttp.OkHttpClient clientFor(Request request) {
    return HttpMethods.isRead(request) ? reads : writes;
  }

  /**
   * Closes idle connections and threads. Running calls are completed. A dispatcher or a connection
   * pool of the caller, who may use it for more, stays as it is.
   */
  @Override
  public void close() {
    dispatcher.executorService().shutdown();
    connections.evictAll();
  }
}
