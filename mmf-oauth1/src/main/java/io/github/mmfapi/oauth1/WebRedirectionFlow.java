package io.github.mmfapi.oauth1;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Obtains token credentials by redirecting the user's browser (RFC 5849 section 2; steps 3 to 7 of
 * the tutorial). In a web application, in two requests of the user's browser:
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
 * <p>Programs on the user's own computer take the callback with a {@link LoopbackCallbackReceiver},
 * or begin without one and complete with the verifier that the user types in. The single steps are
 * there too: {@link #requestTemporaryCredentials}, {@link #authorizationUrl(TemporaryCredentials,
 * URI)}, {@link #requestTokenCredentials}. ScribeJava carries the two token requests, over the
 * Feign client given here. Immutable but for the correction of its clock, and safe for use by
 * several threads.
 *
 * <p>A token request is sent again in one case only: the server refused it with HTTP 400, 401 or
 * 403, or {@code oauth_problem=timestamp_refused}, and its {@code Date} header differs from our
 * clock by more than 30 seconds. It is then signed anew with the server's time, which is kept for
 * later requests of this flow.
 */
public final class WebRedirectionFlow {

  /** How the OAuth Problem Reporting extension calls it. */
  private static final String TIMESTAMP_REFUSED = "timestamp_refused";

  private final OAuth1Endpoints endpoints;
  private final ClientCredentials clientCredentials;
  private final SignatureMethod signatureMethod;
  private final CorrectedClock clock;
  private final NonceGenerator nonceGenerator;
  private final Placement placement;
  private final FeignHttpClient httpClient;
  private final Consumer<SignedRequest> listener;

  WebRedirectionFlow(
      WebRedirectionFlowBuilder builder,
      OAuth1Endpoints endpoints,
      ClientCredentials clientCredentials) {
    this.endpoints = endpoints;
    this.clientCredentials = clientCredentials;
    this.signatureMethod = builder.signatureMethod;
    this.clock = new CorrectedClock(builder.clock, CorrectedClock.DEFAULT_THRESHOLD);
    this.nonceGenerator = builder.nonceGenerator;
    this.placement = builder.placement;
    this.httpClient = new FeignHttpClient(builder.httpClient, builder.options);
    this.listener = builder.listener;
  }

  /**
   * Starts a flow; endpoints and client credentials have no default.
   *
   * @return a builder
   */
  public static WebRedirectionFlowBuilder builder() {
    return new WebRedirectionFlowBuilder();
  }

  /**
   * Begins an authorization: requests temporary credentials. Send the user's browser to {@link
   * #authorizationUrl(PendingAuthorization)} next.
   *
   * @param callback where the server is to send the browser afterwards; null for none ({@code
   *     oob}): the user then carries the verifier over by hand
   * @return what to keep until the browser is back
   * @throws TokenRequestException if the server refused, or answered something else
   * @throws OAuth1Exception if it could not be reached
   */
  public PendingAuthorization begin(@Nullable URI callback) {
    return new PendingAuthorization(
        requestTemporaryCredentials(callback), callback, clock.instant());
  }

  /**
   * Builds the URL at which the user grants access; see {@link
   * #authorizationUrl(TemporaryCredentials, URI)}.
   *
   * @param pending the authorization that was begun
   * @return the URL for the user's browser
   */
  public URI authorizationUrl(PendingAuthorization pending) {
    return authorizationUrl(pending.temporaryCredentials(), pending.callback());
  }

  /**
   * Completes an authorization with the callback that the server sent the browser to.
   *
   * @param pending the authorization that was begun in the same session of the same user
   * @param callbackReceived the URL as it was requested; only its query counts, so that a proxy may
   *     change the rest
   * @return the token credentials
   * @throws MalformedCallbackException if the query is no answer to any authorization
   * @throws ForeignCallbackException if it is the answer to another one
   * @throws AuthorizationDeniedException if access was not granted
   * @throws MissingVerifierException if it names no verifier
   * @throws TemporaryCredentialsRefusedException if the server says that the temporary credentials
   *     are expired, used up or unknown
   * @throws TokenRequestException if the server refused for another reason, or answered something
   *     else
   * @throws OAuth1Exception if it could not be reached
   */
  public TokenCredentials complete(PendingAuthorization pending, URI callbackReceived) {
    Arrival arrival = Arrival.of(callbackReceived.getRawQuery());
    if (arrival == null) {
      throw new MalformedCallbackException();
    }
    return complete(pending, arrival.callback(pending.temporaryCredentials()).verifier());
  }

  /**
   * Completes an authorization with a verifier, as received by a {@link LoopbackCallbackReceiver}
   * or typed in by the user.
   *
   * @param pending the authorization that was begun
   * @param verifier the verification code; white space around it does not count
   * @return the token credentials
   * @throws IllegalArgumentException if the verifier is blank
   * @throws TemporaryCredentialsRefusedException if the server says that the temporary credentials
   *     are expired, used up or unknown
   * @throws TokenRequestException if the server refused for another reason, or answered something
   *     else
   * @throws OAuth1Exception if it could not be reached
   */
  public TokenCredentials complete(PendingAuthorization pending, String verifier) {
    if (verifier.isBlank()) {
      throw new IllegalArgumentException(
          "The verifier is blank; ask the user for the one that the server showed");
    }
    return requestTokenCredentials(pending.temporaryCredentials(), verifier.strip(), null);
  }

  /**
   * Requests temporary credentials (RFC 5849 section 2.1; SEED In[9]). An answer without {@code
   * oauth_callback_confirmed} is accepted, because MapMyFitness 3.1 never sent it (SEED Out[11]),
   * and whatever it says is not looked at: a server that ignores the callback shows when none
   * arrives.
   *
   * @param callback where the server is to send the user's browser afterwards; null for none, sent
   *     as {@code oob}: the user then carries the verifier over by hand
   * @return the temporary credentials
   * @throws TokenRequestException if the server refused, or answered something else
   * @throws OAuth1Exception if it could not be reached
   */
  public TemporaryCredentials requestTemporaryCredentials(@Nullable URI callback) {
    Redaction redaction = new Redaction(List.of(clientCredentials.secret()));
    var token =
        exchange(
            endpoints.temporaryCredentialsUrl(),
            redaction,
            () -> service(callback, redaction).getRequestToken());
    return new TemporaryCredentials(token.getToken(), token.getTokenSecret());
  }

  /**
   * Builds the URL at which the user grants access (RFC 5849 section 2.2; SEED In[16]).
   *
   * @param temporaryCredentials the temporary credentials to be authorized
   * @param callback repeated as {@code oauth_callback} after {@code oauth_token}, as the tutorial
   *     does though the RFC does not ask for it; null to leave it out
   * @return the URL for the user's browser
   */
  public URI authorizationUrl(TemporaryCredentials temporaryCredentials, @Nullable URI callback) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(ProtocolParameters.TOKEN, temporaryCredentials.token()));
    if (callback != null) {
      parameters.add(new Parameter(ProtocolParameters.CALLBACK, callback.toString()));
    }
    return URI.create(
        SignedRequest.appendToQuery(
            endpoints.authorizationUrl().toString(), Parameters.render(parameters)));
  }

  /**
   * Exchanges authorized temporary credentials for token credentials (RFC 5849 section 2.3; SEED
   * In[33]).
   *
   * @param temporaryCredentials the temporary credentials that the user authorized
   * @param verifier the verification code of the callback; null to leave it out, which servers of
   *     OAuth 1.0 before revision A take
   * @param callback repeated as {@code oauth_callback} as the tutorial does (SEED In[31]) though
   *     the RFC does not ask for it; null to leave it out
   * @return the token credentials
   * @throws TokenRequestException if the server refused, or answered something else
   * @throws OAuth1Exception if it could not be reached
   */
  public TokenCredentials requestTokenCredentials(
      TemporaryCredentials temporaryCredentials,
      @Nullable String verifier,
      @Nullable URI callback) {
    List<String> secrets = new ArrayList<>();
    secrets.add(clientCredentials.secret());
    secrets.add(temporaryCredentials.secret());
    if (verifier != null) {
      secrets.add(verifier);
    }
    Redaction redaction = new Redaction(secrets);
    var token =
        exchange(
            endpoints.tokenCredentialsUrl(),
            redaction,
            () -> service(callback, redaction).tokenCredentials(temporaryCredentials, verifier));
    return new TokenCredentials(token.getToken(), token.getTokenSecret());
  }

  private ScribeService service(@Nullable URI callback, Redaction redaction) {
    ScribeApi api = new ScribeApi(endpoints, signatureMethod, clock, nonceGenerator, redaction);
    String text = callback == null ? null : callback.toString();
    return new ScribeService(api, clientCredentials, text, httpClient, placement, listener);
  }

  private <T> T exchange(URI url, Redaction redaction, Exchange<T> exchange) {
    String baseUri = BaseString.baseUri(url.toString());
    PlaintextSignatureMethod.checkTransport(signatureMethod, baseUri);
    try {
      return onceMoreInServerTime(exchange);
    } catch (IOException | ExecutionException e) {
      throw new OAuth1Exception(
          "No answer from "
              + baseUri
              + ": check the URL and the network ("
              + redaction.excerpt(e.toString())
              + ")",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OAuth1Exception("Interrupted while waiting for an answer from " + baseUri, e);
    }
  }

  /** Repeats an exchange whose timestamp was refused, if the server's clock explains that. */
  private <T> T onceMoreInServerTime(Exchange<T> exchange)
      throws IOException, InterruptedException, ExecutionException {
    Duration used = clock.correction();
    try {
      return exchange.run();
    } catch (TokenRequestException e) {
      boolean refused =
          CorrectedClock.mayBeRefusal(e.status()) || TIMESTAMP_REFUSED.equals(e.oauthProblem());
      Duration needed = refused ? clock.correctionBy(e.date(), used) : null;
      if (needed == null) {
        throw e;
      }
      clock.correct(needed);
      return exchange.run();
    }
  }

  /** One token request with what ScribeJava declares to throw; signed anew at each run. */
  private interface Exchange<T> {
    T run() throws IOException, InterruptedException, ExecutionException;
  }
}
