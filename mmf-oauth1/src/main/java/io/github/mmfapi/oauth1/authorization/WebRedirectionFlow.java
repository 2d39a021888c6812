package io.github.mmfapi.oauth1.authorization;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Obtains token credentials by redirecting the user's browser (RFC 5849 section 2). A web
 * application does so in two requests of the user's browser:
 *
 * <pre>{@code
 * // the user wants to connect the account
 * PendingAuthorization pending = flow.begin(URI.create("https://app.example/callback"));
 * session.setAttribute("pending", pending.encode());
 * response.sendRedirect(flow.authorizationUrl(pending).toString());
 *
 * // the server has sent the browser to /callback
 * PendingAuthorization pending = PendingAuthorization.decode(session.getAttribute("pending"));
 * session.removeAttribute("pending");
 * store.put(user, flow.complete(pending, received));
 * }</pre>
 *
 * <p>Programs on the user's computer receive the callback with a {@link LoopbackCallbackReceiver},
 * or begin without a callback and complete with the verifier that the user types in. The single
 * steps are available too: {@link #requestTemporaryCredentials}, {@link
 * #authorizationUrl(TemporaryCredentials, URI)}, {@link #requestTokenCredentials}. ScribeJava sends
 * the two token requests through the given Feign client. Immutable except for its clock correction,
 * and safe for use by several threads.
 *
 * <p>A token request is retried in one case only: the server refused its timestamp, and its {@code
 * Date} header differs from our clock, within the limits of a {@link ClockSkewPolicy}. A refusal is
 * {@code oauth_problem=timestamp_refused}, HTTP 400, 401 or 403 with the word "timestamp" in
 * challenge or body, or what {@link Builder#timestampRefusal} recognises. The retry uses the
 * server's time, which is kept for later requests of this flow to the same origin.
 */
public final class WebRedirectionFlow {

  private final OAuth1Endpoints endpoints;
  private final FlowVariant variant;
  private final TokenExchange exchange;

  private WebRedirectionFlow(
      Builder builder, OAuth1Endpoints endpoints, ClientCredentials clientCredentials) {
    this.endpoints = endpoints;
    this.variant = builder.variant;
    this.exchange = new TokenExchange(builder, endpoints, clientCredentials);
  }

  /**
   * Creates a builder; endpoints and client credentials have no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins an authorization by requesting temporary credentials. Send the user's browser to {@link
   * #authorizationUrl(PendingAuthorization)} next.
   *
   * @param callback the address to which the server sends the browser afterwards; null for none
   *     ({@code oob}): the user then types in the verifier
   * @return the state to keep until the browser returns
   * @throws TokenRequestException if the server refused, or if its response has no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public PendingAuthorization begin(@Nullable URI callback) {
    return new PendingAuthorization(
        requestTemporaryCredentials(callback), callback, exchange.clock().instant());
  }

  /**
   * Builds the URL at which the user grants access; see {@link
   * #authorizationUrl(TemporaryCredentials, URI)}.
   *
   * @param pending the authorization that was begun
   * @return the URL for the user's browser
   */
  public URI authorizationUrl(PendingAuthorization pending) {
    requirePending(pending);
    return authorizationUrl(pending.temporaryCredentials(), pending.callback());
  }

  private static void requirePending(PendingAuthorization pending) {
    Objects.requireNonNull(
        pending, "pending is null: the session holds no authorization; begin a new one");
  }

  /**
   * Completes an authorization with the URL of the callback.
   *
   * @param pending the authorization that the same user began in the same session
   * @param callbackReceived the requested URL; only its query is used, so a proxy may change the
   *     rest
   * @return the token credentials
   * @throws MalformedCallbackException if the query is no callback
   * @throws ForeignCallbackException if it belongs to another authorization
   * @throws AuthorizationDeniedException if access was not granted, as the callback or the response
   *     to the token request says
   * @throws MissingVerifierException if it has no verifier
   * @throws TemporaryCredentialsRefusedException if the server says that the temporary credentials
   *     are expired, used up or unknown
   * @throws TokenRequestException if the server refused for another reason, or if its response has
   *     no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public TokenCredentials complete(PendingAuthorization pending, URI callbackReceived) {
    return grant(pending, callbackReceived).credentials();
  }

  /**
   * Completes an authorization like {@link #complete(PendingAuthorization, URI)}, and returns all
   * values of the response.
   *
   * @param pending the authorization that the same user began in the same session
   * @param callbackReceived the requested URL; only its query is used
   * @return the token credentials and the further values
   * @throws OAuth1Exception in the cases of {@link #complete(PendingAuthorization, URI)}
   */
  public TokenGrant grant(PendingAuthorization pending, URI callbackReceived) {
    requirePending(pending);
    CallbackQuery query = CallbackQuery.of(callbackReceived.getRawQuery());
    if (query == null) {
      throw new MalformedCallbackException();
    }
    return grant(pending, query.callback(pending.temporaryCredentials()).verifier());
  }

  /**
   * Completes an authorization with a verifier, as received by a {@link LoopbackCallbackReceiver}
   * or typed in by the user.
   *
   * @param pending the authorization that was begun
   * @param verifier the verification code; white space around it does not count
   * @return the token credentials
   * @throws IllegalArgumentException if the verifier is blank
   * @throws AuthorizationDeniedException if the server says that access was not granted
   * @throws TemporaryCredentialsRefusedException if the server says that the temporary credentials
   *     are expired, used up or unknown
   * @throws TokenRequestException if the server refused for another reason, or if its response has
   *     no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public TokenCredentials complete(PendingAuthorization pending, String verifier) {
    return grant(pending, verifier).credentials();
  }

  /**
   * Completes an authorization like {@link #complete(PendingAuthorization, String)}, and returns
   * all values of the response.
   *
   * @param pending the authorization that was begun
   * @param verifier the verification code; white space around it does not count
   * @return the token credentials and the further values
   * @throws IllegalArgumentException if the verifier is blank
   * @throws OAuth1Exception in the cases of {@link #complete(PendingAuthorization, String)}
   */
  public TokenGrant grant(PendingAuthorization pending, String verifier) {
    requirePending(pending);
    if (verifier.isBlank()) {
      throw new IllegalArgumentException(
          "The verifier is blank; ask the user for the code that the server showed");
    }
    return exchange.tokenCredentials(pending.temporaryCredentials(), verifier.strip(), null);
  }

  /**
   * Requests temporary credentials (RFC 5849 section 2.1). {@code oauth_callback_confirmed} is
   * ignored, because some servers never send it.
   *
   * @param callback the address to which the server sends the user's browser afterwards; null for
   *     none, sent as {@code oob}: the user then types in the verifier
   * @return the temporary credentials
   * @throws TokenRequestException if the server refused, or if its response has no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public TemporaryCredentials requestTemporaryCredentials(@Nullable URI callback) {
    return exchange.temporaryCredentials(callback);
  }

  /**
   * Builds the URL at which the user grants access (RFC 5849 section 2.2).
   *
   * @param temporaryCredentials the temporary credentials to authorize
   * @param callback repeated as {@code oauth_callback} after {@code oauth_token} for servers that
   *     expect it, which the RFC does not require; null to leave it out
   * @return the URL for the user's browser
   */
  public URI authorizationUrl(TemporaryCredentials temporaryCredentials, @Nullable URI callback) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(ProtocolNames.TOKEN, temporaryCredentials.token()));
    if (callback != null) {
      parameters.add(new Parameter(ProtocolNames.CALLBACK, callback.toString()));
    }
    parameters.addAll(variant.authorizationParameters());
    return URI.create(
        Rfc3986.appendToQuery(
            endpoints.authorizationUrl().toString(), Parameters.render(parameters)));
  }

  /**
   * Exchanges authorized temporary credentials for token credentials (RFC 5849 section 2.3).
   *
   * @param temporaryCredentials the temporary credentials that the user authorized
   * @param verifier the verification code of the callback; null to leave it out, for servers of
   *     OAuth 1.0 before revision A
   * @param callback repeated as {@code oauth_callback} for servers that expect it, which the RFC
   *     does not require; null to leave it out
   * @return the token credentials
   * @throws AuthorizationDeniedException if the server says that access was not granted
   * @throws TokenRequestException if the server refused, or if its response has no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public TokenCredentials requestTokenCredentials(
      TemporaryCredentials temporaryCredentials,
      @Nullable String verifier,
      @Nullable URI callback) {
    return exchange.tokenCredentials(temporaryCredentials, verifier, callback).credentials();
  }

  /**
   * Renews token credentials without the user (OAuth Session extension). Servers that support it
   * return {@code oauth_session_handle} in {@link TokenGrant#values()}, mostly with {@code
   * oauth_expires_in} and {@code oauth_authorization_expires_in}, both in seconds.
   *
   * @param token the token credentials, expired or not. The server may take them out of use; if the
   *     response is lost, a new authorization is needed
   * @param sessionHandle the session handle that was issued with them
   * @return new token credentials; the session handle among the values is the one to keep
   * @throws IllegalArgumentException if the session handle is blank
   * @throws TokenRequestException if the server refused, for instance because the session is over,
   *     or if its response has no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public TokenGrant renew(TokenCredentials token, String sessionHandle) {
    Objects.requireNonNull(token, "token");
    if (sessionHandle.isBlank()) {
      throw new IllegalArgumentException(
          "The session handle is blank; the server issues it with the token as"
              + " oauth_session_handle");
    }
    return exchange.renewed(token, sessionHandle);
  }

  /**
   * Exchanges user name and password for token credentials, without temporary credentials (xAuth).
   * The request is a POST whose form has {@code x_auth_mode=client_auth}, {@code x_auth_username}
   * and {@code x_auth_password}. Neither is kept. Use it only with a server that has no other way.
   *
   * @param username the user name
   * @param password the password, may be empty
   * @return the token credentials and the further values of the response
   * @throws IllegalArgumentException if the URL is not {@code https} and not of this computer
   * @throws IllegalStateException if the {@link FlowVariant} has GET for token credentials, which
   *     would put the password into a URL
   * @throws TokenRequestException if the server refused, or if its response has no credentials
   * @throws OAuth1Exception if the server could not be reached
   */
  public TokenGrant grantForPassword(String username, String password) {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    if (variant.tokenRequests().tokenCredentialsMethod() != Request.HttpMethod.POST) {
      throw new IllegalStateException(
          "A password belongs in the form of a POST; set tokenCredentialsMethod to POST");
    }
    return exchange.ofPassword(username, password);
  }

  /** Builds a flow. */
  public static final class Builder {

    private @Nullable OAuth1Endpoints endpoints;
    private @Nullable ClientCredentials clientCredentials;
    SignatureMethod signatureMethod = SignatureMethod.hmacSha1();
    Clock clock = Clock.systemUTC();
    NonceGenerator nonceGenerator = NonceGenerator.secureRandom();
    Placement placement = Placement.FORM_BODY;
    FlowVariant variant = FlowVariant.standard();
    // Buffered, because HttpURLConnection loses the body of a 401, and oauth_problem in it, if it
    // streams the request.
    Client httpClient = new Client.Default(null, null, false);
    Request.Options options =
        new Request.Options(10, TimeUnit.SECONDS, 60, TimeUnit.SECONDS, false);
    Consumer<SignedRequest> listener = signed -> {};
    ClockSkewPolicy clockSkewPolicy = ClockSkewPolicy.standard();
    Predicate<Response> timestampRefusal = response -> false;

    private Builder() {}

    /**
     * Sets the server's addresses. Required.
     *
     * @param endpoints the endpoints
     * @return this builder
     */
    public Builder endpoints(OAuth1Endpoints endpoints) {
      this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
      return this;
    }

    /**
     * Sets the client credentials. Required.
     *
     * @param clientCredentials key and secret of the application
     * @return this builder
     */
    public Builder clientCredentials(ClientCredentials clientCredentials) {
      this.clientCredentials = Objects.requireNonNull(clientCredentials, "clientCredentials");
      return this;
    }

    /**
     * Sets the signature method.
     *
     * @param signatureMethod the method; default {@link SignatureMethod#hmacSha1()}
     * @return this builder
     */
    public Builder signatureMethod(SignatureMethod signatureMethod) {
      this.signatureMethod = Objects.requireNonNull(signatureMethod, "signatureMethod");
      return this;
    }

    /**
     * Sets the clock of {@code oauth_timestamp}.
     *
     * @param clock the clock; default the system's
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the source of {@code oauth_nonce}.
     *
     * @param nonceGenerator the generator; default {@link NonceGenerator#secureRandom()}
     * @return this builder
     */
    public Builder nonceGenerator(NonceGenerator nonceGenerator) {
      this.nonceGenerator = Objects.requireNonNull(nonceGenerator, "nonceGenerator");
      return this;
    }

    /**
     * Sets the place of the protocol parameters in token requests.
     *
     * @param placement the place; default {@link Placement#FORM_BODY}
     * @return this builder
     */
    public Builder placement(Placement placement) {
      this.placement = Objects.requireNonNull(placement, "placement");
      return this;
    }

    /**
     * Sets what the server's flow has beyond RFC 5849.
     *
     * @param variant default {@link FlowVariant#standard()}
     * @return this builder
     */
    public Builder variant(FlowVariant variant) {
      this.variant = Objects.requireNonNull(variant, "variant");
      return this;
    }

    /**
     * Sets the transport, preferably that of API calls.
     *
     * @param httpClient the Feign client; default {@link feign.Client.Default} with request
     *     buffering, because without it the body of a 401 is lost. The caller closes it
     * @return this builder
     */
    public Builder httpClient(Client httpClient) {
      this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
      return this;
    }

    /**
     * Sets the time-outs. Keep redirects off, because the signature covers the URL.
     *
     * @param options default 10 s to connect, 60 s to read, redirects not followed
     * @return this builder
     */
    public Builder options(Request.Options options) {
      this.options = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * Sets a listener that runs before each request is sent. Its exceptions end the exchange.
     *
     * @param listener receives each signed token request; default does nothing
     * @return this builder
     */
    public Builder listener(Consumer<SignedRequest> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets when and how far the clock is corrected.
     *
     * @param policy default {@link ClockSkewPolicy#standard()}
     * @return this builder
     */
    public Builder clockSkewPolicy(ClockSkewPolicy policy) {
      this.clockSkewPolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Sets the predicate that recognises the refusal of a timestamp that does not name it. It is
     * called only if the server's clock differs from ours within the limit.
     *
     * @param refusal receives status, content type and body of the response; default recognises
     *     none
     * @return this builder
     */
    public Builder timestampRefusal(Predicate<Response> refusal) {
      this.timestampRefusal = Objects.requireNonNull(refusal, "refusal");
      return this;
    }

    /**
     * Builds the flow.
     *
     * @return the flow
     * @throws IllegalStateException if endpoints or client credentials are missing, or if a token
     *     request is a GET and the placement is {@link Placement#FORM_BODY}
     */
    public WebRedirectionFlow build() {
      if (endpoints == null || clientCredentials == null) {
        throw new IllegalStateException(
            "Set endpoints and clientCredentials before building the flow");
      }
      if (placement == Placement.FORM_BODY && variant.tokenRequests().hasGet()) {
        throw new IllegalStateException(
            "A token request that is a GET has no form; set the placement HEADER or QUERY");
      }
      return new WebRedirectionFlow(this, endpoints, clientCredentials);
    }
  }
}
