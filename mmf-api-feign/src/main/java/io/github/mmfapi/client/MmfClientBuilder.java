package io.github.mmfapi.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Retryer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.TokenCredentialsProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private Retryer retryer = Retryer.NEVER_RETRY;
  private ObjectMapper mapper = new ObjectMapper();
  private OutputFormat outputFormat = OutputFormat.JSON;
  private @Nullable SharedTransport transport;
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
   * Sets where the {@code oauth_*} parameters of a call travel. Default: {@link Placement#QUERY},
   * as 3.1 wants it for resource requests (SEED, step 8). With {@link Placement#FORM_BODY} they
   * stay in the query of reads, and of writes without a form, all the same.
   */
  public MmfClientBuilder placement(Placement where) {
    this.placement = Objects.requireNonNull(where, "placement");
    return this;
  }

  /** Sets the clock of the timestamps. Default: the system's, UTC. */
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
   * Sets who decides about repeating a read whose request or answer was lost. A write is never
   * repeated, whatever is set here. Default: {@link Retryer#NEVER_RETRY}.
   */
  public MmfClientBuilder retryer(Retryer decides) {
    this.retryer = Objects.requireNonNull(decides, "retryer");
    return this;
  }

  /** Sets the mapper that reads outputs. Default: a plain {@link ObjectMapper}. */
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
    EnvelopeReader.of(mapper, format);
    this.outputFormat = format;
    return this;
  }

  /**
   * Sets the transport, which stays open when the client is closed. It must not follow redirects
   * when {@link Request.Options#isFollowRedirects()} says no. Default: OkHttp over HTTP/1.1 with a
   * pool of up to 32 idle connections, kept for 5 minutes.
   */
  public MmfClientBuilder transport(Client client, AsyncClient<Object> asyncClient) {
    this.transport = new SharedTransport(client, asyncClient, () -> {});
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
            tokenCredentials,
            placement,
            clock,
            options(),
            retryer,
            mapper,
            outputFormat,
            signatureListener);
    SharedTransport opened =
        transport != null
            ? transport
            : SharedTransport.pooled(new PooledTransport(connectTimeout, readTimeout));
    return new MmfClient(settings, opened, true);
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
