package io.github.mmfapi.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.AsyncClient;
import feign.Capability;
import feign.Client;
import feign.Logger;
import feign.Request;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.internal.call.CallLog;
import io.github.mmfapi.client.internal.call.CallRunner;
import io.github.mmfapi.client.internal.call.Listeners;
import io.github.mmfapi.client.internal.call.SentAttempts;
import io.github.mmfapi.client.transport.OkHttpTransport;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.client.transport.TransportFactory;
import io.github.mmfapi.client.transport.TransportSettings;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.wire.OutputFormat;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a {@link MmfClient}. Only the base URL and the client credentials have
 * no default.
 */
public final class MmfClientBuilder {
  /** The longest time-out that all transports take, nearly 25 days; a longer one means no less. */
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private @Nullable URI baseUrl;
  private @Nullable ClientCredentials clientCredentials;
  private TokenCredentialsProvider tokenCredentials = TokenCredentialsProvider.none();
  private Placement placement = Placement.QUERY;
  private Clock clock = Clock.systemUTC();
  private ClockSkewPolicy clockSkewPolicy = ClockSkewPolicy.standard();
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(60);
  private Duration callTimeout = Duration.ofMinutes(2);
  private int maxConnections = 64;
  private long maxResponseSize = 64L * 1024 * 1024;
  private @Nullable InetSocketAddress proxy;
  private @Nullable PasswordAuthentication proxyCredentials;
  private @Nullable SSLContext sslContext;
  private TransportFactory transport = OkHttpTransport::open;
  private RetryPolicy retryPolicy = RetryPolicy.standard();
  private Sleeper sleeper = Sleeper.real();
  private @Nullable ObjectMapper mapper;
  private @Nullable String userAgent;
  private final MmfFeign.Builder feign = MmfFeign.builder();
  private Logger.Level logLevel = Logger.Level.NONE;
  private final List<MmfCallListener> listeners = new ArrayList<>();
  private final List<Capability> capabilities = new ArrayList<>();
  private Consumer<SignedRequest> signatureListener = signed -> {};

  MmfClientBuilder() {}

  /**
   * Sets the base URL, version included. Required: there is no default, because no server of the
   * 3.1 API exists any more. The host {@code api.mapmyfitness.com} responds again, but serves
   * another API (v7, OAuth 2), which must not get 3.1 credentials.
   *
   * @param url an absolute http or https URL with the version, without query and fragment
   * @return this builder
   * @throws IllegalArgumentException if it is not an absolute http or https URL without a query
   */
  public MmfClientBuilder baseUrl(String url) {
    URI parsed;
    try {
      parsed = new URI(url);
    } catch (URISyntaxException e) {
      // Not chained: its message quotes the URL, which may have a password.
      throw notABaseUrl(url);
    }
    return baseUrl(parsed);
  }

  /**
   * Sets the base URL, version included. See {@link #baseUrl(String)}.
   *
   * @param url an absolute http or https URL with the version, without query and fragment
   * @return this builder
   * @throws IllegalArgumentException if it is not an absolute http or https URL without a query, or
   *     has a user name, which would be shown wherever the URL is
   */
  public MmfClientBuilder baseUrl(URI url) {
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw notABaseUrl(url.toString());
    }
    this.baseUrl = url;
    return this;
  }

  private static IllegalArgumentException notABaseUrl(String url) {
    return new IllegalArgumentException(
        "the base URL must be an absolute http or https URL without user name, query or fragment,"
            + " such as http://127.0.0.1:8080/3.1, not "
            + Rfc3986.shownMalformed(url));
  }

  /**
   * Sets the credentials of the application (consumer key and secret). Required.
   *
   * @param credentials the credentials of the application (consumer key and secret)
   * @return this builder
   */
  public MmfClientBuilder clientCredentials(ClientCredentials credentials) {
    this.clientCredentials = Objects.requireNonNull(credentials, "credentials");
    return this;
  }

  /**
   * Sets the token credentials of the one user on whose behalf all calls are made.
   *
   * @param token the token credentials of the one user on whose behalf all calls are made
   * @return this builder
   */
  public MmfClientBuilder tokenCredentials(TokenCredentials token) {
    return tokenCredentials(TokenCredentialsProvider.of(token));
  }

  /**
   * Sets the provider of token credentials, which is called at each attempt of each call. Default:
   * none; calls are then signed with the client credentials only.
   *
   * @param provider the provider of token credentials
   * @return this builder
   */
  public MmfClientBuilder tokenCredentials(TokenCredentialsProvider provider) {
    this.tokenCredentials = Objects.requireNonNull(provider, "provider");
    return this;
  }

  /**
   * Sets base URL, client credentials and token credentials from environment variables, those of
   * {@link MmfClient#fromEnvironment()}.
   *
   * @param variables usually {@link System#getenv()}
   * @return this builder
   * @throws IllegalStateException if a variable is missing; the message names it
   * @throws IllegalArgumentException if {@code MMF_BASE_URL} is not a base URL
   */
  public MmfClientBuilder environment(Map<String, String> variables) {
    new Environment(variables).configure(this);
    return this;
  }

  /**
   * Sets where the {@code oauth_*} parameters of a call are sent. Default: {@link Placement#QUERY},
   * which 3.1 requires for resource requests (SEED, step 8). With {@link Placement#FORM_BODY},
   * reads and writes without a form still have them in the query. Token calls always have them in
   * the form.
   *
   * @param location where the {@code oauth_*} parameters of a call are sent
   * @return this builder
   */
  public MmfClientBuilder placement(Placement location) {
    this.placement = Objects.requireNonNull(location, "placement");
    return this;
  }

  /**
   * Sets the clock of the timestamps. Default: the system's, in UTC. If the server refuses a
   * timestamp, the clock skew is corrected from its {@code Date} header, for all users of the
   * client; {@link #clockSkewPolicy} limits that.
   *
   * @param timestampClock the clock of the timestamps
   * @return this builder
   */
  public MmfClientBuilder clock(Clock timestampClock) {
    this.clock = Objects.requireNonNull(timestampClock, "clock");
    return this;
  }

  /**
   * Sets when and how far the clock is corrected after a refusal: {@code API Authentication failed}
   * (SEED Out[40]), which names no reason, or a refusal that names the timestamp. Default: {@link
   * ClockSkewPolicy#standard()}, at most 24 hours, and not for writes over plain {@code http} to
   * addresses that are not loopback.
   *
   * @param policy when and how far the clock is corrected after a refusal
   * @return this builder
   */
  public MmfClientBuilder clockSkewPolicy(ClockSkewPolicy policy) {
    this.clockSkewPolicy = Objects.requireNonNull(policy, "clockSkewPolicy");
    return this;
  }

  /**
   * Sets the most time to connect, TLS included. Default: 10 seconds.
   *
   * @param timeout the most time to connect
   * @return this builder
   */
  public MmfClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout, "connect time-out");
    return this;
  }

  /**
   * Sets the most time between two reads of a response. Default: 60 seconds.
   *
   * @param timeout the most time between two reads of a response
   * @return this builder
   */
  public MmfClientBuilder readTimeout(Duration timeout) {
    this.readTimeout = positive(timeout, "read time-out");
    return this;
  }

  /**
   * Sets the most time for a whole call, with all attempts and the delays between them. No attempt
   * begins after it, no delay ends after it, and it limits the read time-out. An asynchronous call
   * ends with it. A synchronous call with a slow body can take longer, because each attempt may
   * take this long. It includes reading a download to its end: raise it for large files. Default: 2
   * minutes.
   *
   * @param timeout the most time for a whole call
   * @return this builder
   */
  public MmfClientBuilder callTimeout(Duration timeout) {
    this.callTimeout = positive(timeout, "call time-out");
    return this;
  }

  /**
   * Sets the most idle connections that are kept, for 5 minutes each, and the most concurrent
   * asynchronous calls; further calls are queued. With Apache's clients that holds for synchronous
   * calls, too, and a call is queued no longer than the read time-out; then it fails without having
   * been sent. Default: 64.
   *
   * @param connections the number of connections, 1 or more
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public MmfClientBuilder maxConnections(int connections) {
    if (connections < 1) {
      throw new IllegalArgumentException(
          "the number of connections must be 1 or more, not " + connections);
    }
    this.maxConnections = connections;
    return this;
  }

  /**
   * Sets the most bytes of a response, after uncompressing. A longer one is a {@link
   * io.github.mmfapi.client.error.MmfResponseException}; of an error response only that many bytes
   * are read. Downloads and {@link MmfClient#raw()}, which the caller reads as a stream, have no
   * limit. Default: 67,108,864 (64 MiB).
   *
   * @param bytes the number of bytes
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public MmfClientBuilder maxResponseSize(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the longest response must be 1 byte or more, not " + bytes);
    }
    this.maxResponseSize = bytes;
    return this;
  }

  /**
   * Sets the HTTP proxy, one without authentication. Default: that of the JVM's settings if the
   * transport reads them, or none.
   *
   * @param address the HTTP proxy
   * @return this builder
   */
  public MmfClientBuilder proxy(InetSocketAddress address) {
    this.proxy = Objects.requireNonNull(address, "proxy");
    this.proxyCredentials = null;
    return this;
  }

  /**
   * Sets an HTTP proxy that wants user and password, and sends them by HTTP Basic (RFC 7617), which
   * does not encrypt them. A proxy that does not accept them makes a {@link
   * io.github.mmfapi.client.error.MmfTransportException} of the kind {@code PROXY_AUTHENTICATION}.
   * {@link io.github.mmfapi.client.transport.JdkTransport} supports this for {@code http} only.
   *
   * @param address the address of the proxy
   * @param user the name at the proxy, without a colon
   * @param password the password at the proxy
   * @return this builder
   * @throws IllegalArgumentException if the name has a colon
   */
  public MmfClientBuilder proxy(InetSocketAddress address, String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "the name at the proxy has a colon, which HTTP Basic cannot send; use another name");
    }
    proxy(address);
    this.proxyCredentials = new PasswordAuthentication(user, password.toCharArray());
    return this;
  }

  /**
   * Sets the TLS context. Default: the JVM's.
   *
   * @param context the TLS context
   * @return this builder
   */
  public MmfClientBuilder sslContext(SSLContext context) {
    this.sslContext = Objects.requireNonNull(context, "sslContext");
    return this;
  }

  /**
   * Sets the transport, such as {@code JdkTransport::open}, which needs {@code feign-java11}, or
   * {@code ApacheTransport::open}, which needs {@code feign-hc5}. {@link #build()} opens it, and
   * the client closes it. Default: {@link OkHttpTransport#open}.
   *
   * @param factory opens the transport when the client is built
   * @return this builder
   */
  public MmfClientBuilder transport(TransportFactory factory) {
    this.transport = Objects.requireNonNull(factory, "transport");
    return this;
  }

  /**
   * Sets the caller's own transport, which the client does not close. It must not follow redirects
   * if {@link Request.Options#isFollowRedirects()} is false, and must not retry writes. The
   * settings for proxy, TLS context and number of connections have no effect on it.
   *
   * @param client the transport of synchronous calls
   * @param asyncClient the transport of asynchronous calls
   * @return this builder
   */
  public MmfClientBuilder transport(Client client, AsyncClient<Object> asyncClient) {
    return transport(settings -> new Transport(client, asyncClient, () -> {}));
  }

  /**
   * Sets how often failed calls are retried. Default: {@link RetryPolicy#standard()}, up to 3
   * attempts. A write is retried only if it never reached the server, whatever the policy.
   *
   * @param policy how often failed calls are retried
   * @return this builder
   */
  public MmfClientBuilder retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
    return this;
  }

  /**
   * Sets how to wait between attempts. Default: {@link Sleeper#real()}.
   *
   * @param delaySleeper waits between attempts
   * @return this builder
   */
  public MmfClientBuilder sleeper(Sleeper delaySleeper) {
    this.sleeper = Objects.requireNonNull(delaySleeper, "sleeper");
    return this;
  }

  /**
   * Sets the mapper that reads outputs, for example one with modules for your own types. Default:
   * none for the generated models, which read themselves faster, and a plain {@link ObjectMapper}
   * for other types.
   *
   * @param outputMapper the mapper that reads outputs
   * @return this builder
   */
  public MmfClientBuilder mapper(ObjectMapper outputMapper) {
    this.mapper = Objects.requireNonNull(outputMapper, "mapper");
    return this;
  }

  /**
   * Sets the format of responses to the generated methods. With {@link OutputFormat#XML} each
   * operation that supports the output selector is called with {@code o=xml}. That the XML has the
   * tree of the JSON is an inference (REES), because no response in XML is recorded. Default:
   * {@link OutputFormat#JSON}, without a selector.
   *
   * @param format the format of responses to the generated methods
   * @return this builder
   * @throws IllegalArgumentException if it is a format that only {@link MmfClient#raw()} supports
   * @throws IllegalStateException if it is XML and {@code jackson-dataformat-xml} is missing
   */
  public MmfClientBuilder outputFormat(OutputFormat format) {
    feign.outputFormat(format);
    return this;
  }

  /**
   * Sets the header {@code User-Agent}. Default: {@code mmf-api-java/<version> Java/<version>}.
   *
   * @param name printable ASCII
   * @return this builder
   * @throws IllegalArgumentException if it is empty or has other characters than printable ASCII
   */
  public MmfClientBuilder userAgent(String name) {
    if (!name.matches("[ -~]+")) {
      throw new IllegalArgumentException(
          "the user agent must be printable ASCII, not \"" + name + "\"");
    }
    this.userAgent = name;
    return this;
  }

  /**
   * Sets what is logged to SLF4J under {@code io.github.mmfapi.client.MmfClient}, without secrets:
   * with {@link Logger.Level#BASIC} a line for each call, retry and failure, and Feign's lines for
   * requests and responses; with {@code HEADERS} and {@code FULL} also their headers and bodies. A
   * body is one line: line breaks and other control characters are shown as escapes, such as {@code
   * \n}. Default: {@link Logger.Level#NONE}.
   *
   * @param level what is logged to SLF4J under {@code io.github.mmfapi.client.MmfClient}
   * @return this builder
   */
  public MmfClientBuilder logLevel(Logger.Level level) {
    this.logLevel = Objects.requireNonNull(level, "level");
    return this;
  }

  /**
   * Adds a listener of calls. Default: none. Of those that {@link MmfCallListener#countsCalls()
   * count calls}, such as {@code MmfMetrics.of(...)} and {@code MmfObservations.of(...)}, {@link
   * #build()} takes one only.
   *
   * @param listener the listener, called in addition to those added before
   * @return this builder
   */
  public MmfClientBuilder listener(MmfCallListener listener) {
    this.listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Adds a Feign capability, which decorates parts of each attempt. Default: none.
   *
   * @param capability the capability
   * @return this builder
   */
  public MmfClientBuilder capability(Capability capability) {
    this.capabilities.add(Objects.requireNonNull(capability, "capability"));
    return this;
  }

  /**
   * Sets a listener of signatures, which gets each signed request without secrets. Default: none.
   *
   * @param listener the listener
   * @return this builder
   */
  public MmfClientBuilder signatureListener(Consumer<SignedRequest> listener) {
    this.signatureListener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Builds the client.
   *
   * @return the client
   * @throws IllegalStateException if no base URL or no client credentials are set, if two listeners
   *     count calls, or if a library of the transport is missing; the message names it
   */
  public MmfClient build() {
    if (baseUrl == null) {
      throw new IllegalStateException(
          "no base URL is set; set it with baseUrl(...), for example to the URL of a sandbox."
              + " There is no default: MapMyFitness's 3.1 servers are gone, and its host serves"
              + " another API");
    }
    if (clientCredentials == null) {
      throw new IllegalStateException(
          "no client credentials are set; set consumer key and secret with clientCredentials(...)");
    }
    requireOneCount();
    MmfClientSettings settings =
        new MmfClientSettings(
            baseUrl,
            clientCredentials,
            placement,
            clock,
            clockSkewPolicy,
            options(),
            maxResponseSize,
            retryPolicy,
            sleeper,
            logLevel,
            List.copyOf(capabilities),
            signatureListener);
    Transport opened =
        SentAttempts.marking(
            transport.open(
                new TransportSettings(
                    "https".equalsIgnoreCase(baseUrl.getScheme()),
                    connectTimeout,
                    readTimeout,
                    callTimeout,
                    maxConnections,
                    maxResponseSize,
                    proxy,
                    proxyCredentials,
                    sslContext)));
    feign.mapper(mapper).userAgent(userAgent == null ? UserAgent.standard() : userAgent);
    return new MmfClient(
        ClientCore.of(settings, opened, feign.build(), runner()), tokenCredentials, true);
  }

  private void requireOneCount() {
    List<String> counting =
        listeners.stream()
            .filter(MmfCallListener::countsCalls)
            .map(listener -> listener.getClass().getSimpleName())
            .toList();
    if (counting.size() > 1) {
      throw new IllegalStateException(
          "the listeners "
              + String.join(" and ", counting)
              + " would each count every call; keep one. MmfMetrics.ofAttempts(...) goes with"
              + " MmfObservations.of(...), and MmfObservations.ofTraces(...) with"
              + " MmfMetrics.of(...)");
    }
  }

  private CallRunner runner() {
    List<MmfCallListener> all = new ArrayList<>(listeners);
    if (logLevel != Logger.Level.NONE) {
      all.add(new CallLog());
    }
    return new CallRunner(retryPolicy, sleeper, clock, callTimeout, new Listeners(all));
  }

  private Request.Options options() {
    return new Request.Options(
        connectTimeout.toMillis(),
        TimeUnit.MILLISECONDS,
        readTimeout.toMillis(),
        TimeUnit.MILLISECONDS,
        false);
  }

  private static Duration positive(Duration timeout, String name) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the " + name + " must be positive, not " + timeout);
    }
    return timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
  }
}
