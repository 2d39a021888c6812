package io.github.mmfapi.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.AsyncClient;
import feign.Capability;
import feign.Client;
import feign.Logger;
import feign.Request;
import io.github.mmfapi.client.retry.RetryPolicy;
import io.github.mmfapi.client.retry.Sleeper;
import io.github.mmfapi.client.transport.OkHttpTransport;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.client.transport.TransportFactory;
import io.github.mmfapi.client.transport.TransportSettings;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.InetSocketAddress;
import java.net.URI;
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

/** Builds a {@link MmfClient}. Only the client credentials have no default. */
public final class MmfClientBuilder {
  private URI baseUrl = URI.create("https://api.mapmyfitness.com/3.1");
  private @Nullable ClientCredentials clientCredentials;
  private TokenCredentialsProvider tokenCredentials = TokenCredentialsProvider.none();
  private Placement placement = Placement.QUERY;
  private Clock clock = Clock.systemUTC();
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofSeconds(60);
  private Duration callTimeout = Duration.ofMinutes(2);
  private int maxConnections = 64;
  private @Nullable InetSocketAddress proxy;
  private @Nullable SSLContext sslContext;
  private TransportFactory transport = OkHttpTransport::open;
  private RetryPolicy retryPolicy = RetryPolicy.standard();
  private Sleeper sleeper = Sleeper.real();
  private @Nullable ObjectMapper mapper;
  private OutputFormat outputFormat = OutputFormat.JSON;
  private @Nullable String userAgent;
  private Logger.Level logLevel = Logger.Level.NONE;
  private final List<MmfCallListener> listeners = new ArrayList<>();
  private final List<Capability> capabilities = new ArrayList<>();
  private Consumer<SignedRequest> signatureListener = signed -> {};

  MmfClientBuilder() {}

  /**
   * Sets the base URL, version included. Default: {@code https://api.mapmyfitness.com/3.1}, which
   * has not answered since 2016.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https URL without a query
   */
  public MmfClientBuilder baseUrl(String url) {
    return baseUrl(URI.create(url));
  }

  /**
   * Sets the base URL, version included. See {@link #baseUrl(String)}.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https URL without a query
   */
  public MmfClientBuilder baseUrl(URI url) {
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the base URL must be an absolute http or https URL without query or fragment, such as"
              + " http://127.0.0.1:8080/3.1, not "
              + url);
    }
    this.baseUrl = url;
    return this;
  }

  /** Sets the credentials of the application (consumer key and secret). Required. */
  public MmfClientBuilder clientCredentials(ClientCredentials credentials) {
    this.clientCredentials = Objects.requireNonNull(credentials, "credentials");
    return this;
  }

  /** Sets the token credentials of the one user on whose behalf all calls are made. */
  public MmfClientBuilder tokenCredentials(TokenCredentials token) {
    return tokenCredentials(TokenCredentialsProvider.of(token));
  }

  /**
   * Sets where token credentials come from, asked at each attempt of each call. Default: none;
   * calls are then signed with the client credentials alone.
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
   * @throws IllegalStateException if a variable is missing; the message names it
   * @throws IllegalArgumentException if {@code MMF_BASE_URL} is no base URL
   */
  public MmfClientBuilder environment(Map<String, String> variables) {
    new Environment(variables).configure(this);
    return this;
  }

  /**
   * Sets where the {@code oauth_*} parameters of a call travel. Default: {@link Placement#QUERY},
   * as 3.1 wants it for resource requests (SEED, step 8). With {@link Placement#FORM_BODY} they
   * stay in the query of reads, and of writes without a form, all the same. Token calls have them
   * in the form whatever is set here.
   */
  public MmfClientBuilder placement(Placement where) {
    this.placement = Objects.requireNonNull(where, "placement");
    return this;
  }

  /**
   * Sets the clock of the timestamps. Default: the system's, UTC. A server that refuses a timestamp
   * and says what time it is puts it right, for all users of the client.
   */
  public MmfClientBuilder clock(Clock source) {
    this.clock = Objects.requireNonNull(source, "clock");
    return this;
  }

  /** Sets how long connecting may take. Default: 10 seconds. */
  public MmfClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout, "connect timeout");
    return this;
  }

  /** Sets how long the server may be silent. Default: 60 seconds. */
  public MmfClientBuilder readTimeout(Duration timeout) {
    this.readTimeout = positive(timeout, "read timeout");
    return this;
  }

  /**
   * Sets how long a whole call may take, with all its attempts and the delays between them. No
   * attempt begins after it, no delay reaches beyond it, and a silent server is waited for no
   * longer; an asynchronous call ends when it is over. A synchronous one whose answer trickles in
   * may outlast it, for each attempt by itself may take this long. Reading a download to its end
   * counts too: raise it for files that take longer. Default: 2 minutes.
   */
  public MmfClientBuilder callTimeout(Duration timeout) {
    this.callTimeout = positive(timeout, "call timeout");
    return this;
  }

  /**
   * Sets how many idle connections are kept, for 5 minutes each, and how many asynchronous calls
   * are under way at most; others wait for their turn. Default: 64.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public MmfClientBuilder maxConnections(int connections) {
    if (connections < 1) {
      throw new IllegalArgumentException("at least 1 connection is needed, not " + connections);
    }
    this.maxConnections = connections;
    return this;
  }

  /** Sets the HTTP proxy. Default: none but what the transport finds in the JVM's settings. */
  public MmfClientBuilder proxy(InetSocketAddress address) {
    this.proxy = Objects.requireNonNull(address, "proxy");
    return this;
  }

  /** Sets what trusts and identifies in TLS. Default: the JVM's. */
  public MmfClientBuilder sslContext(SSLContext context) {
    this.sslContext = Objects.requireNonNull(context, "sslContext");
    return this;
  }

  /**
   * Sets what carries requests, such as {@code JdkTransport::open}, which needs {@code
   * feign-java11}, or {@code ApacheTransport::open}, which needs {@code feign-hc5}. It is opened by
   * {@link #build()} and closed with the client. Default: {@link OkHttpTransport#open}.
   */
  public MmfClientBuilder transport(TransportFactory opens) {
    this.transport = Objects.requireNonNull(opens, "transport");
    return this;
  }

  /**
   * Sets a transport of the caller's, which stays open when the client is closed. It must not
   * follow redirects when {@link Request.Options#isFollowRedirects()} says no, nor repeat writes;
   * proxy, TLS context and number of connections are its own matter.
   */
  public MmfClientBuilder transport(Client client, AsyncClient<Object> asyncClient) {
    return transport(settings -> new Transport(client, asyncClient, () -> {}));
  }

  /**
   * Sets which calls are repeated and how often. Default: {@link RetryPolicy#standard()}, up to 3
   * attempts of reads. A write whose fate is unknown is never repeated, whatever is set here.
   */
  public MmfClientBuilder retryPolicy(RetryPolicy policy) {
    this.retryPolicy = Objects.requireNonNull(policy, "retryPolicy");
    return this;
  }

  /** Sets how time passes between attempts. Default: {@link Sleeper#real()}. */
  public MmfClientBuilder sleeper(Sleeper waits) {
    this.sleeper = Objects.requireNonNull(waits, "sleeper");
    return this;
  }

  /**
   * Sets the mapper that reads outputs, to which modules for types of one's own may have been
   * added. Default: none for the generated models, which do without and are read sooner, and a
   * plain {@link ObjectMapper} for all else.
   */
  public MmfClientBuilder mapper(ObjectMapper reads) {
    this.mapper = Objects.requireNonNull(reads, "mapper");
    return this;
  }

  /**
   * Sets the format in which the typed methods ask for answers. With {@link OutputFormat#XML} each
   * operation that takes the output selector is called with {@code o=xml}; that the XML has the
   * tree of the JSON is an inference (REES), for no answer in XML is on record. Default: {@link
   * OutputFormat#JSON}, and no selector is sent.
   *
   * @throws IllegalArgumentException if it is a format that only {@link MmfClient#raw()} takes
   * @throws IllegalStateException if it is XML and {@code jackson-dataformat-xml} is missing
   */
  public MmfClientBuilder outputFormat(OutputFormat format) {
    EnvelopeReader.of(JsonOutputs.by(mapper), format);
    this.outputFormat = format;
    return this;
  }

  /**
   * Sets the header {@code User-Agent}. Default: {@code mmf-api-java/<version> Java/<version>}.
   *
   * @throws IllegalArgumentException if it is empty or has characters other than printable ASCII
   */
  public MmfClientBuilder userAgent(String name) {
    if (!name.matches("[ -~]+")) {
      throw new IllegalArgumentException("a user agent is printable ASCII, not \"" + name + "\"");
    }
    this.userAgent = name;
    return this;
  }

  /**
   * Sets what is logged through SLF4J as {@code io.github.mmfapi.client.MmfClient}, without
   * secrets: with {@link Logger.Level#BASIC} a line for each call, retry and failure, and the lines
   * that Feign has for requests and answers; with {@code HEADERS} and {@code FULL} their headers
   * and bodies too. Default: {@link Logger.Level#NONE}.
   */
  public MmfClientBuilder logLevel(Logger.Level level) {
    this.logLevel = Objects.requireNonNull(level, "level");
    return this;
  }

  /** Adds a listener that is told how calls go. Default: none. */
  public MmfClientBuilder listener(MmfCallListener listener) {
    this.listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** Adds a capability of Feign's, which wraps parts of each attempt. Default: none. */
  public MmfClientBuilder capability(Capability capability) {
    this.capabilities.add(Objects.requireNonNull(capability, "capability"));
    return this;
  }

  /**
   * Sets a listener that is told of each signature and what it was made of, without secrets.
   * Default: none.
   */
  public MmfClientBuilder signatureListener(Consumer<SignedRequest> listener) {
    this.signatureListener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Builds the client.
   *
   * @throws IllegalStateException if no client credentials are set
   */
  public MmfClient build() {
    if (clientCredentials == null) {
      throw new IllegalStateException(
          "no client credentials: set the consumer key and secret with clientCredentials(...)");
    }
    MmfClientSettings settings =
        new MmfClientSettings(
            baseUrl,
            clientCredentials,
            placement,
            clock,
            options(),
            JsonOutputs.by(mapper),
            outputFormat,
            logLevel,
            List.copyOf(capabilities),
            signatureListener);
    Transport opened =
        transport.open(
            new TransportSettings(
                "https".equalsIgnoreCase(baseUrl.getScheme()),
                connectTimeout,
                readTimeout,
                callTimeout,
                maxConnections,
                proxy,
                sslContext));
    String agent = userAgent == null ? UserAgent.standard() : userAgent;
    return new MmfClient(ClientCore.of(settings, opened, agent, runner()), tokenCredentials, true);
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
    return timeout;
  }
}
