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
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.paging.Paging;
import io.github.mmfapi.client.raw.RawApi;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.net.URI;

/**
 * Calls MapMyFitness 3.1 through the generated interfaces, with OAuth 1 signatures and one pool of
 * connections. Immutable and thread-safe. Create one per application and {@link #close()} it at the
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
 * io.github.mmfapi.value.InvalidRequestException} before anything is sent when a request is
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

  /** {@return a builder with the defaults that {@link MmfClientBuilder} states} */
  public static MmfClientBuilder builder() {
    return new MmfClientBuilder();
  }

  /**
   * {@return a client with the settings of environment variables and the default of all others:
   * {@code MMF_BASE_URL}, {@code MMF_CLIENT_KEY} and {@code MMF_CLIENT_SECRET}, and for calls on
   * behalf of a user {@code MMF_TOKEN} and {@code MMF_TOKEN_SECRET}}
   *
   * @throws IllegalStateException if a variable is missing; the message names it
   * @throws IllegalArgumentException if {@code MMF_BASE_URL} is not a base URL
   */
  public static MmfClient fromEnvironment() {
    return builder().environment(System.getenv()).build();
  }

  /** {@return the methods of the group {@code activity_feed}} */
  public ActivityFeedApi activityFeed() {
    return apis.synchronous(ActivityFeedApi.class);
  }

  /** {@return the methods of the group {@code events}} */
  public EventsApi events() {
    return apis.synchronous(EventsApi.class);
  }

  /** {@return the methods of the group {@code gear}} */
  public GearApi gear() {
    return apis.synchronous(GearApi.class);
  }

  /** {@return the methods of the group {@code geocode}} */
  public GeocodeApi geocode() {
    return apis.synchronous(GeocodeApi.class);
  }

  /** {@return the methods of the group {@code groups}} */
  public GroupsApi groups() {
    return apis.synchronous(GroupsApi.class);
  }

  /**
   * {@return the methods of the group {@code oauth}} To get a token, {@link #authorization()} is
   * more convenient; {@code requestToken}, {@code authorize} and {@code accessToken} are its single
   * steps:
   *
   * <pre>{@code
   * IssuedTemporaryCredentials issued = client.oAuth().requestToken(r -> r.oauthCallback(callback));
   * TemporaryCredentials temporary =
   *     TemporaryCredentials.of(issued.oauthToken(), issued.oauthTokenSecret());
   * // the user authorizes the application in a browser, which returns a verifier
   * IssuedTokenCredentials token =
   *     client.as(temporary).oAuth().accessToken(r -> r.oauthVerifier(verifier));
   * }</pre>
   *
   * <p>All {@code oauth_} parameters of the two token calls are in the form body, as recorded (SEED
   * Out[10], In[31]), independent of {@link MmfClientBuilder#placement}. {@code authorize} is sent
   * without a signature and returns the page that a browser would show; a redirect instead is a
   * {@link MmfResponseException}. The two token calls are writes: if the outcome of one is unknown,
   * start again with {@code requestToken}.
   */
  public OAuthApi oAuth() {
    return apis.synchronous(OAuthApi.class);
  }

  /** {@return the methods of the group {@code routes}} */
  public RoutesApi routes() {
    return apis.synchronous(RoutesApi.class);
  }

  /** {@return the methods of the group {@code users}} */
  public UsersApi users() {
    return apis.synchronous(UsersApi.class);
  }

  /** {@return the methods of the group {@code workouts}} */
  public WorkoutsApi workouts() {
    return apis.synchronous(WorkoutsApi.class);
  }

  /**
   * Returns any generated interface, or one of your own in the same form: Feign's annotations, and
   * at most one argument, the request object.
   *
   * @param <T> the interface
   * @param type the interface
   * @return the interface, ready to call
   */
  public <T> T api(Class<T> type) {
    return apis.synchronous(type);
  }

  /**
   * {@return signed calls of any method, documented or not, in any format, whose response is not
   * decoded}
   */
  public RawApi raw() {
    return apis.raw();
  }

  /**
   * {@return the paged lists as one sequence of rows each, such as {@code
   * client.paging().workouts(q -> q.userId(5L))}}
   */
  public Paging paging() {
    return Paging.of(
        () -> apis.synchronous(WorkoutsApi.class), () -> apis.synchronous(RoutesApi.class));
  }

  /** {@return the same interfaces for asynchronous calls, over the same connections} */
  public MmfAsyncClient async() {
    return new MmfAsyncClient(apis);
  }

  /**
   * {@return write methods that check for an existing record before retrying a write whose outcome
   * is unknown}
   */
  public SafeWrites safely() {
    return new SafeWrites(this, core.settings().retryPolicy(), core.settings().sleeper());
  }

  /**
   * Assembles a generated interface on the caller's Feign builder, such as one with resilience4j's
   * circuit breaker as a capability. The builder decorates one attempt; this client retries around
   * it. Encoder, decoders, contract, transport, options, logger and retryer are replaced by this
   * client's; all other settings are kept. Keep the result, because each call assembles a new one.
   *
   * @param <T> the interface
   * @param api the interface, such as {@code WorkoutsApi.class}
   * @param feign the builder, to be used for this only
   * @return the interface, ready to call
   */
  public <T> T api(Class<T> api, Feign.Builder feign) {
    return apis.synchronous(api, feign);
  }

  /**
   * Returns a client that calls on behalf of another user and shares everything else with this one,
   * connections included. It is cheap: make one for each request that comes in, or keep it. Closing
   * it does nothing; it ends with this client.
   *
   * @param token the token of the user
   * @return a client that shares everything but the token with this one
   */
  public MmfClient as(TokenCredentials token) {
    return as(TokenCredentialsProvider.of(token));
  }

  /**
   * Returns a client for the exchange of temporary credentials: {@code
   * client.as(temporary).oAuth().accessToken(...)} is signed with them (RFC 5849 section 2.3). Its
   * methods that need a token throw {@link IllegalStateException}, and so does {@code accessToken}
   * on any other client. It shares all else with this client; closing it has no effect.
   *
   * @param temporary the temporary credentials to exchange
   * @return a client that shares everything but the token with this one
   */
  public MmfClient as(TemporaryCredentials temporary) {
    return as(TokenCredentialsProvider.of(temporary));
  }

  /**
   * Returns a client that signs with the token of a provider, such as {@code store.forUser("42")}
   * for a user whose token is in a {@link io.github.mmfapi.oauth1.store.TokenStore}. The provider
   * is called at each attempt of each call. It shares all else with this client; closing it has no
   * effect.
   *
   * @param provider the provider, called at each attempt of each call
   * @return a client that shares everything but the token with this one
   */
  public MmfClient as(TokenCredentialsProvider provider) {
    return new MmfClient(core, provider, false);
  }

  /**
   * {@return the web redirection flow by which a user authorizes this application, over the same
   * connections} Its endpoints are {@code oauth/request_token}, {@code oauth/authorize} and {@code
   * oauth/access_token} below the base URL. For the single steps see {@link #oAuth()}.
   */
  public WebRedirectionFlow authorization() {
    MmfClientSettings settings = core.settings();
    return WebRedirectionFlow.builder()
        .endpoints(MmfEndpoints.under(settings.baseUrl()))
        .clientCredentials(settings.clientCredentials())
        .clock(settings.clock())
        .clockSkewPolicy(settings.clockSkewPolicy())
        .timestampRefusal(MmfFeign::mayBeTimestampRefusal)
        .httpClient(core.transport().client())
        .options(settings.options())
        .listener(settings.signatureListener())
        .build();
  }

  /** {@return the base URL of all calls} */
  public URI baseUrl() {
    return core.settings().baseUrl();
  }

  /** Closes the connections, unless this client is from {@link #as}. */
  @Override
  public void close() {
    if (ownsTransport) {
      core.transport().close();
    }
  }
}
