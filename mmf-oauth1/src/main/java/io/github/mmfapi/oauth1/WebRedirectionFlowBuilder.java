package io.github.mmfapi.oauth1;

import feign.Client;
import feign.Request;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a flow. */
public final class WebRedirectionFlowBuilder {

  private @Nullable OAuth1Endpoints endpoints;
  private @Nullable ClientCredentials clientCredentials;
  SignatureMethod signatureMethod = SignatureMethod.hmacSha1();
  Clock clock = Clock.systemUTC();
  NonceGenerator nonceGenerator = NonceGenerator.secureRandom();
  Placement placement = Placement.FORM_BODY;
  // Buffered, because HttpURLConnection loses the body of a 401 when it streams the request, and
  // with it the server's oauth_problem.
  Client httpClient = new Client.Default(null, null, false);
  Request.Options options = new Request.Options(10, TimeUnit.SECONDS, 60, TimeUnit.SECONDS, false);
  Consumer<SignedRequest> listener = signed -> {};

  WebRedirectionFlowBuilder() {}

  /**
   * Sets the server's addresses. Required.
   *
   * @param endpoints the endpoints
   * @return this builder
   */
  public WebRedirectionFlowBuilder endpoints(OAuth1Endpoints endpoints) {
    this.endpoints = Objects.requireNonNull(endpoints, "endpoints");
    return this;
  }

  /**
   * Sets the client credentials. Required.
   *
   * @param clientCredentials key and secret of the application
   * @return this builder
   */
  public WebRedirectionFlowBuilder clientCredentials(ClientCredentials clientCredentials) {
    this.clientCredentials = Objects.requireNonNull(clientCredentials, "clientCredentials");
    return this;
  }

  /**
   * Sets the signature method.
   *
   * @param signatureMethod how to sign; default {@link SignatureMethod#hmacSha1()}
   * @return this builder
   */
  public WebRedirectionFlowBuilder signatureMethod(SignatureMethod signatureMethod) {
    this.signatureMethod = Objects.requireNonNull(signatureMethod, "signatureMethod");
    return this;
  }

  /**
   * Sets the clock of {@code oauth_timestamp}.
   *
   * @param clock the clock; default the system's
   * @return this builder
   */
  public WebRedirectionFlowBuilder clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * Sets the source of {@code oauth_nonce}.
   *
   * @param nonceGenerator the generator; default {@link NonceGenerator#secureRandom()}
   * @return this builder
   */
  public WebRedirectionFlowBuilder nonceGenerator(NonceGenerator nonceGenerator) {
    this.nonceGenerator = Objects.requireNonNull(nonceGenerator, "nonceGenerator");
    return this;
  }

  /**
   * Sets where the protocol parameters of the token requests go.
   *
   * @param placement any; default {@link Placement#FORM_BODY}, as recorded (SEED Out[10])
   * @return this builder
   */
  public WebRedirectionFlowBuilder placement(Placement placement) {
    this.placement = Objects.requireNonNull(placement, "placement");
    return this;
  }

  /**
   * Sets the transport, best the one that API calls use.
   *
   * @param httpClient the Feign client; default {@link feign.Client.Default} with request buffering
   *     on, because without it the body of a 401 is lost. It stays the caller's to close
   * @return this builder
   */
  public WebRedirectionFlowBuilder httpClient(Client httpClient) {
    this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
    return this;
  }

  /**
   * Sets the time-outs. Leave redirects off: the signature covers the URL.
   *
   * @param options default 10 s to connect, 60 s to read, redirects not followed
   * @return this builder
   */
  public WebRedirectionFlowBuilder options(Request.Options options) {
    this.options = Objects.requireNonNull(options, "options");
    return this;
  }

  /**
   * Sets who is told what was signed, before it is sent. What it throws ends the exchange.
   *
   * @param listener receives each signed token request; default does nothing
   * @return this builder
   */
  public WebRedirectionFlowBuilder listener(Consumer<SignedRequest> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Builds the flow.
   *
   * @return the flow
   * @throws IllegalStateException if endpoints or client credentials were not set
   */
  public WebRedirectionFlow build() {
    if (endpoints == null || clientCredentials == null) {
      throw new IllegalStateException(
          "Set endpoints and clientCredentials before building the flow");
    }
    return new WebRedirectionFlow(this, endpoints, clientCredentials);
  }
}
