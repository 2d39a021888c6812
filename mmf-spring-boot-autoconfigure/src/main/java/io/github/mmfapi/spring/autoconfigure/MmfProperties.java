package io.github.mmfapi.spring.autoconfigure;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties of the client.
 *
 * @param enabled Whether the client and what belongs to it is configured.
 * @param baseUrl Base URL of the server, version included, such as http://127.0.0.1:8080/3.1.
 *     Required: no server of the 3.1 API exists any more, so there is no default.
 * @param clientKey Key of the application (consumer key). Required.
 * @param clientSecret Secret of the application (consumer secret). Required.
 * @param token Token of the one user on whose behalf all calls are made. Leave it out if the
 *     application has several users.
 * @param tokenSecret Secret of the token.
 * @param connectTimeout Most time to connect, TLS included. A number without a unit is
 *     milliseconds.
 * @param readTimeout Most time between two reads of a response. A number without a unit is
 *     milliseconds.
 * @param callTimeout Most time for a whole call, with all attempts and the delays between them. A
 *     number without a unit is milliseconds.
 * @param maxConnections Most idle connections that are kept, and most concurrent asynchronous
 *     calls.
 * @param maxResponseSize Longest response that is decoded, after uncompressing. A number without a
 *     unit is bytes. Downloads have no limit.
 * @param userAgent Header User-Agent, printable ASCII. Names this library and Java if not set.
 * @param transport HTTP client that sends the requests. JDK needs feign-java11, Apache feign-hc5.
 * @param logLevel What is logged to io.github.mmfapi.client.MmfClient, without secrets.
 * @param proxy HTTP proxy.
 * @param ssl TLS.
 * @param retry Retries of failed calls.
 * @param metrics Metrics and traces.
 */
@ConfigurationProperties("mmf")
public record MmfProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable URI baseUrl,
    @Nullable String clientKey,
    @Nullable String clientSecret,
    @Nullable String token,
    @Nullable String tokenSecret,
    @DefaultValue("10s") Duration connectTimeout,
    @DefaultValue("60s") Duration readTimeout,
    @DefaultValue("2m") Duration callTimeout,
    @DefaultValue("64") int maxConnections,
    @DefaultValue("64MB") DataSize maxResponseSize,
    @Nullable String userAgent,
    @DefaultValue("okhttp") HttpTransport transport,
    @DefaultValue("none") LogLevel logLevel,
    @DefaultValue Proxy proxy,
    @DefaultValue Ssl ssl,
    @DefaultValue Retry retry,
    @DefaultValue Metrics metrics) {

  /** The HTTP clients. */
  public enum HttpTransport {
    /** OkHttp, which the client brings. */
    OKHTTP,
    /** The client of the JDK; needs io.github.openfeign:feign-java11. */
    JDK,
    /** Apache HttpClient 5; needs io.github.openfeign:feign-hc5. */
    APACHE
  }

  /** What is logged. */
  public enum LogLevel {
    /** Nothing. */
    NONE,
    /** A line for each call, retry and failure, and for each request and response. */
    BASIC,
    /** Headers, too. */
    HEADERS,
    /** Headers and bodies, too. */
    FULL
  }

  /**
   * The HTTP proxy.
   *
   * @param host Host name or IP address of the proxy. No proxy if not set.
   * @param port Port of the proxy.
   * @param user Name at the proxy, without a colon. Sent by HTTP Basic.
   * @param password Password at the proxy.
   */
  public record Proxy(
      @Nullable String host,
      @DefaultValue("8080") int port,
      @Nullable String user,
      @Nullable String password) {
    /** Returns the proxy without its password. */
    @Override
    public String toString() {
      return "Proxy[host=" + host + ", port=" + port + ", user=" + user + "]";
    }
  }

  /**
   * TLS.
   *
   * @param bundle Name of a bundle of spring.ssl.bundle.*, with the certificates to trust and the
   *     application's own. Those of the JVM if not set.
   */
  public record Ssl(@Nullable String bundle) {}

  /**
   * Retries. A write is retried only if it never reached the server, whatever is set here.
   *
   * @param maxAttempts Most attempts of a call, the first one included. 1 turns retries off.
   * @param baseDelay Longest delay before the first retry. It doubles with each further retry. A
   *     number without a unit is milliseconds.
   * @param maxDelay Longest delay before any retry. A number without a unit is milliseconds.
   * @param maxRetryAfter Longest Retry-After of the server that a call waits for. A number without
   *     a unit is milliseconds.
   */
  public record Retry(
      @DefaultValue("3") int maxAttempts,
      @DefaultValue("200ms") Duration baseDelay,
      @DefaultValue("5s") Duration maxDelay,
      @DefaultValue("30s") Duration maxRetryAfter) {}

  /**
   * Metrics and traces.
   *
   * @param mode What counts calls, one of the two, so that no call is counted twice. Observation if
   *     the application has an ObservationRegistry, as with the actuator.
   */
  public record Metrics(@Nullable Mode mode) {
    /** What counts calls. */
    public enum Mode {
      /** One observation for each call: a timer, and a span if the application traces. */
      OBSERVATION,
      /** Meters for calls, failed attempts and retries. */
      METERS,
      /** Nothing. */
      NONE
    }
  }

  /** Returns the server and the identifiers, without secrets. */
  @Override
  public String toString() {
    return "MmfProperties[baseUrl="
        + baseUrl
        + ", clientKey="
        + clientKey
        + ", token="
        + token
        + ", proxy="
        + proxy
        + "]";
  }
}
