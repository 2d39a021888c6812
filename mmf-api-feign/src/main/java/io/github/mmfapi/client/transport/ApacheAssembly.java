package io.github.mmfapi.client.transport;

import feign.hc5.ApacheHttp5Client;
import feign.hc5.AsyncApacheHttp5Client;
import io.github.mmfapi.client.internal.http.BackgroundThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PasswordAuthentication;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsStore;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Opens Apache HttpClient 5. Apart from {@link ApacheTransport}, which can then name a library that
 * is missing: the JVM needs its classes to load this one.
 */
final class ApacheAssembly {
  private ApacheAssembly() {}

  static Transport open(TransportSettings settings) {
    CloseableHttpClient http = synchronous(settings);
    CloseableHttpAsyncClient asyncHttp = asynchronous(settings);
    asyncHttp.start();
    AdaptedClient adapted =
        new AdaptedClient(
            new ApacheHttp5Client(http),
            new ApacheExchanges(new AsyncApacheHttp5Client(asyncHttp)),
            new AdaptedClient.Settings(
                settings.callTimeout(),
                ApacheAssembly::neverSent,
                settings.proxyAuthorization(),
                BackgroundThreads.pool()));
    return new Transport(adapted, adapted, () -> close(http, asyncHttp));
  }

  private static CloseableHttpClient synchronous(TransportSettings settings) {
    PoolingHttpClientConnectionManagerBuilder pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(settings.maxConnections())
            .setMaxConnPerRoute(settings.maxConnections())
            .setDefaultConnectionConfig(connections(settings));
    if (settings.sslContext() != null) {
      pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(settings.sslContext()));
    }
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(pool.build())
            .setDefaultRequestConfig(requests(RequestConfig.custom(), settings))
            .evictIdleConnections(TimeValue.ofMinutes(TransportSettings.IDLE_MINUTES))
            .addExecInterceptorFirst("deadline", new ApacheDeadline(settings.callTimeout()))
            .disableContentCompression()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching();
    if (settings.proxy() != null) {
      builder.setProxy(proxy(settings.proxy()));
      builder.setDefaultCredentialsProvider(credentials(settings));
    }
    return builder.build();
  }

  private static CloseableHttpAsyncClient asynchronous(TransportSettings settings) {
    ApacheConnections pool =
        new ApacheConnections(
            settings.sslContext() == null
                ? DefaultClientTlsStrategy.createDefault()
                : new DefaultClientTlsStrategy(settings.sslContext()));
    pool.setMaxTotal(settings.maxConnections());
    pool.setDefaultMaxPerRoute(settings.maxConnections());
    pool.setDefaultConnectionConfig(connections(settings));
    pool.setDefaultTlsConfig(
        TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build());
    HttpAsyncClientBuilder builder =
        HttpAsyncClientBuilder.create()
            .setConnectionManager(pool)
            .evictIdleConnections(TimeValue.ofMinutes(TransportSettings.IDLE_MINUTES))
            .addExecInterceptorFirst("requests", requests(settings))
            .addExecInterceptorFirst("exchange", ApacheExchanges::follow)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching();
    if (settings.proxy() != null) {
      builder.setProxy(proxy(settings.proxy()));
      builder.setDefaultCredentialsProvider(credentials(settings));
    }
    return builder.build();
  }

  private static ConnectionConfig connections(TransportSettings settings) {
    return ConnectionConfig.custom()
        .setConnectTimeout(timeout(settings.connectTimeout()))
        .setSocketTimeout(timeout(settings.readTimeout()))
        .build();
  }

  /** Feign's asynchronous module gives each request settings of its own, without the defaults. */
  private static AsyncExecChainHandler requests(TransportSettings settings) {
    return (request, body, scope, chain, callback) -> {
      HttpClientContext context = scope.clientContext;
      context.setRequestConfig(requests(RequestConfig.copy(context.getRequestConfig()), settings));
      chain.proceed(request, body, scope, callback);
    };
  }

  private static RequestConfig requests(RequestConfig.Builder builder, TransportSettings settings) {
    return builder
        .setConnectionRequestTimeout(timeout(shorter(settings)))
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static HttpHost proxy(InetSocketAddress address) {
    return new HttpHost("http", address.getHostString(), address.getPort());
  }

  /**
   * Credentials for the proxy alone, and for tunnels only: a request over plain http has the header
   * already, after which Apache's client cannot handle HTTP 407.
   */
  private static CredentialsStore credentials(TransportSettings settings) {
    BasicCredentialsProvider store = new BasicCredentialsProvider();
    PasswordAuthentication login = settings.proxyCredentials();
    if (settings.secure() && settings.proxy() != null && login != null) {
      store.setCredentials(
          new AuthScope(proxy(settings.proxy())),
          new UsernamePasswordCredentials(login.getUserName(), login.getPassword()));
    }
    return store;
  }

  private static Duration shorter(TransportSettings settings) {
    return settings.readTimeout().compareTo(settings.callTimeout()) < 0
        ? settings.readTimeout()
        : settings.callTimeout();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean neverSent(Throwable failure) {
    return failure instanceof ConnectTimeoutException
        || failure instanceof ConnectionRequestTimeoutException
        || failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException;
  }

  private static void close(CloseableHttpClient http, CloseableHttpAsyncClient asyncHttp) {
    asyncHttp.close(CloseMode.GRACEFUL);
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the connections of the Apache transport could not be closed", e);
    }
  }
}
