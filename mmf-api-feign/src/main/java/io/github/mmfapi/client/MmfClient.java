package io.github.mmfapi.client;

import feign.Feign;
import io.github.mmfapi.api.ActivityFeedApi;
import io.github.mmfapi.api.EventsApi;
import io.github.mmfapi.api.GearApi;
import io.github.mmfapi.api.GeocodeApi;
import io.github.mmfapi.api.GroupsApi;
import io.github.mmfapi.api.OAuthApi;
import io.github.mmfapi.api.RoutesApi;
import io.github.mmfapi.api.UsersApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.URI;

/**
 * The client of MapMyFitness 3.1: the generated interfaces, signed with OAuth 1, over one pool of
 * connections. Immutable and thread-safe; create one per application and {@link #close()} it in the
 * end.
 *
 * <pre>{@code
 * try (MmfClient client =
 *     MmfClient.builder()
 *         .baseUrl("http://127.0.0.1:8080/3.1")
 *         .clientCredentials(ClientCredentials.of(key, secret))
 *         .tokenCredentials(token)
 *         .build()) {
 *   WorkoutPage page = client.workouts().getWorkouts(q -> q.limit(25));
 * }
 * }</pre>
 *
 * <p>Calls throw {@link MmfException} when they fail, and {@link
 * io.github.mmfapi.wire.InvalidRequestException} before anything is sent when a request is
 * incomplete.
 */
public final class MmfClient implements AutoCloseable {
  private final ClientCore core;
  private final GeneratedApis apis;
  private final boolean ownsTransport;

  MmfClient(ClientCore core, TokenCredentialsProvider credentials, boolean ownsTransport) {
    this.core = core;
    this.apis = new GeneratedApis(core, credentials);
    this.ownsTransport = ownsTransport;
  }

  /** Returns a builder with the defaults that {@link MmfClientBuilder} states. */
  public static MmfClientBuilder builder() {
    return new MmfClientBuilder();
  }

  /**
   * Returns a client as the environment describes it, every other option at its default: {@code
   * MMF_BASE_URL} (may be left out), {@code MMF_CLIENT_KEY} and {@code MMF_CLIENT_SECRET}, and for
   * calls on behalf of a user {@code MMF_TOKEN} and {@code MMF_TOKEN_SECRET}.
   *
   * @throws IllegalStateException if a variable is missing; the message names it
   * @throws IllegalArgumentException if {@code MMF_BASE_URL} is no base URL
   */
  public static MmfClient fromEnvironment() {
    return builder().environment(System.getenv()).build();
  }

  /** Returns the methods of the group {@code activity_feed}. */
  public ActivityFeedApi activityFeed() {
    return apis.synchronous(ActivityFeedApi.class);
  }

  /** Returns the methods of the group {@code events}. */
  public EventsApi events() {
    return apis.synchronous(EventsApi.class);
  }

  /** Returns the methods of the group {@code gear}. */
  public GearApi gear() {
    return apis.synchronous(GearApi.class);
  }

  /** Returns the methods of the group {@code geocode}. */
  public GeocodeApi geocode() {
    return apis.synchronous(GeocodeApi.class);
  }

  /** Returns the methods of the group {@code groups}. */
  public GroupsApi groups() {
    return apis.synchronous(GroupsApi.class);
  }

  /**
   * Returns the methods of the group {@code oauth}. {@link #authorization()} is the convenient way
   * to a token; {@code requestToken}, {@code authorize} and {@code accessToken} are its plain
   * steps:
   *
   * <pre>{@code
   * IssuedTemporaryCredentials issued = client.oAuth().requestToken(r -> r.oauthCallback(callback));
   * TemporaryCredentials temporary =
   *     TemporaryCredentials.of(issued.oauthToken(), issued.oauthTokenSecret());
   * // the user authorizes the application in a browser, which comes back with a verifier
   * IssuedTokenCredentials token =
   *     client.as(temporary).oAuth().accessToken(r -> r.oauthVerifier(verifier));
   * }</pre>
   *
   * <p>All {@code oauth_} parameters of the two token calls are in the form body, as recorded (SEED
   * Out[10], In[31]), wherever {@link MmfClientBuilder#placement} has those of other calls. {@code
   * authorize} is sent without a signature and returns the page that a browser would show; a
   * redirect in its place is a {@link MmfResponseException}. The two token calls are writes: where
   * it stays open whether one was carried out, begin anew.
   */
  public OAuthApi oAuth() {
    return apis.synchronous(OAuthApi.class);
  }

  /** Returns the methods of the group {@code routes}. */
  public RoutesApi routes() {
    return apis.synchronous(RoutesApi.class);
  }

  /** Returns the methods of the group {@code users}. */
  public UsersApi users() {
    return apis.synchronous(UsersApi.class);
  }

  /** Returns the methods of the group {@code workouts}. */
  public WorkoutsApi workouts() {
    return apis.synchronous(WorkoutsApi.class);
  }

  /**
   * Returns any generated interface, or one of your own that is written as they are: Feign's
   * annotations, and at most one argument, the request object.
   *
   * @param type the interface
   */
  public <T> T api(Class<T> type) {
    return apis.synchronous(type);
  }

  /**
   * Returns the way to call any method, known to the spec or not, in any format, signed, and to get
   * what the server said as it is.
   */
  public RawApi raw() {
    return apis.raw();
  }

  /**
   * Returns the lists that come in pages as one sequence of rows each, such as {@code
   * client.paging().workouts(q -> q.userId(5L))}.
   */
  public Paging paging() {
    return new Paging(apis);
  }

  /** Returns the same methods as asynchronous calls, over the same connections. */
  public MmfAsyncClient async() {
    return new MmfAsyncClient(apis);
  }

  /**
   * Returns writes that look before they repeat: when the fate of a write is unknown, they find out
   * whether it was carried out.
   */
  public SafeWrites safely() {
    return new SafeWrites(this, core.runner());
  }

  /**
   * Assembles a generated interface on a Feign builder of the caller's, such as one with
   * resilience4j's circuit breaker as a capability. What the builder decorates is one attempt:
   * retries of this client are around it. Encoder, decoders, contract, transport, options, logger
   * and retryer are replaced by this client's; everything else stays as it was set. Keep what is
   * returned; it is made anew each time.
   *
   * @param api the interface, such as {@code WorkoutsApi.class}
   * @param feign the builder, to be used for this only
   * @param <T> the interface
   */
  public <T> T api(Class<T> api, Feign.Builder feign) {
    return apis.synchronous(api, feign);
  }

  /**
   * Returns a client that calls on behalf of another user and shares everything else with this one,
   * connections included. It is cheap: make one for each request that comes in, or keep it. Closing
   * it does nothing; it ends with this client.
   */
  public MmfClient as(TokenCredentials token) {
    return as(TokenCredentialsProvider.of(token));
  }

  /**
   * Returns a client for the exchange of temporary credentials: {@code
   * client.as(temporary).oAuth().accessToken(...)} is signed with them (RFC 5849 section 2.3).
   * Methods that need a token throw {@link IllegalStateException} there, as {@code accessToken}
   * does on any other client. It shares everything else with this client; closing it does nothing.
   */
  public MmfClient as(TemporaryCredentials temporary) {
    return as(TokenCredentialsProvider.of(temporary));
  }

  /**
   * Returns a client that calls on behalf of whomever a provider names, such as {@code
   * store.forUser("42")} for a user whose token a {@link io.github.mmfapi.oauth1.store.TokenStore}
   * keeps. The provider is asked at each attempt of each call. It shares everything else with this
   * client; closing it does nothing.
   */
  public MmfClient as(TokenCredentialsProvider provider) {
    return new MmfClient(core, provider, false);
  }

  /**
   * Returns the web redirection flow by which a user authorizes this application, over the same
   * connections. Its endpoints are {@code oauth/request_token}, {@code oauth/authorize} and {@code
   * oauth/access_token} below the base URL. The plain steps are in {@link #oAuth()}.
   */
  public WebRedirectionFlow authorization() {
    MmfClientSettings settings = core.settings();
    return WebRedirectionFlow.builder()
        .endpoints(MmfEndpoints.under(settings.baseUrl()))
        .clientCredentials(settings.clientCredentials())
        .clock(settings.clock())
        .httpClient(core.transport().client())
        .options(settings.options())
        .listener(settings.signatureListener())
        .build();
  }

  /** Returns the base URL of all calls. */
  public URI baseUrl() {
    return core.settings().baseUrl();
  }

  /** Closes the connections, unless this client came from {@link #as}. */
  @Override
  public void close() {
    if (ownsTransport) {
      core.transport().close();
    }
  }
}
