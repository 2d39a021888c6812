package io.github.mmfapi.oauth1.feign;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Placement;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Signs the final request, just before another client sends it. The signature covers every change
 * by load balancers, targets and interceptors. Earlier {@code oauth_} parameters are removed,
 * except the caller's {@code oauth_callback} and {@code oauth_verifier} (RFC 5849 sections 2.1 and
 * 2.3), which are sent once. Pass it to {@code Feign.builder().client(...)}; for {@code AsyncFeign}
 * see {@link Builder#buildAsync}. A load balancer that is a client and rewrites URLs must wrap this
 * one. For a client with a fixed URL, {@link OAuth1RequestInterceptor} is simpler. Never use both.
 * Immutable except for its clock correction, and safe for use by several threads.
 *
 * <p><b>Clock.</b> If a server refuses the timestamp of a request and its {@code Date} header
 * differs from our clock, the request is retried once with a fresh signature and the server's time,
 * within the limits of a {@link ClockSkewPolicy}. A refusal is {@code
 * oauth_problem=timestamp_refused}, HTTP 400, 401 or 403 with the word "timestamp" in challenge or
 * body, or what {@link Builder#timestampRefusal} recognises. The correction is kept for later
 * requests of this client to the same origin. The server refused before execution (RFC 5849 section
 * 3.2), so writes are retried as well.
 *
 * <p><b>Redirects.</b> A signature is valid for one URL, so the other client never follows
 * redirects. If Feign's options ask for it (the default), this client follows them itself: up to 5
 * times, each with a fresh signature, for a GET or HEAD without a body, within the same scheme,
 * host and port. Any other redirect is returned unchanged.
 *
 * <p><b>What others see.</b> Responses refer to the unsigned request, so that no signature gets
 * into Feign's logs and exceptions. Before signing, dot segments in the path are resolved and
 * characters that a URL cannot hold are encoded, because some transports do so.
 */
public final class OAuth1SigningClient implements Client {

  private final Client delegate;
  private final FinalRequestSigning signing;

  private OAuth1SigningClient(Client delegate, FinalRequestSigning signing) {
    this.delegate = delegate;
    this.signing = signing;
  }

  /**
   * Creates a builder; only the signer has no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Signs a request and sends it.
   *
   * @param request the final request
   * @param options time-outs, and whether redirects are followed
   * @return the response, which refers to the unsigned request
   * @throws IOException if the other client throws it
   * @throws UnsupportedOperationException if the request is a PATCH and the other client is {@link
   *     Client.Default}, which cannot send it
   * @throws IllegalStateException if the request has another {@code Authorization} and the
   *     placement is {@link Placement#HEADER}, or if it has no form-encoded body and the placement
   *     is {@link Placement#FORM_BODY}
   * @throws IllegalArgumentException if query or form are not percent-encoded UTF-8, if the URL is
   *     not absolute or its host not in ASCII, or if callback or verifier occur twice with
   *     different values
   */
  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    requireMethod(request);
    SignedExchange exchange = new SignedExchange(signing, request, options);
    Response settled = null;
    while (settled == null) {
      settled = exchange.settle(delegate.execute(exchange.sign(), exchange.options()));
    }
    return settled;
  }

  /** The JDK's HttpURLConnection would refuse the method without saying what to use instead. */
  private void requireMethod(Request request) {
    if (request.httpMethod() == Request.HttpMethod.PATCH && delegate instanceof Client.Default) {
      throw new UnsupportedOperationException(
          "Feign's default client cannot send PATCH, because HttpURLConnection does not know it; use"
              + " another client, such as that of feign-okhttp, feign-hc5 or feign-java11");
    }
  }

  /** Builds a client. */
  public static final class Builder extends SigningBuilder<Builder, Request> {

    private ClockSkewPolicy clockSkewPolicy = ClockSkewPolicy.standard();
    private ClockCorrection clockCorrection = ClockCorrection.create();
    private Predicate<Response> timestampRefusal = response -> false;

    private Builder() {}

    @Override
    Builder self() {
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
     * Sets the clock correction, which several clients can share.
     *
     * @param shared the correction; default one that the clients of this builder share
     * @return this builder
     */
    public Builder clockCorrection(ClockCorrection shared) {
      this.clockCorrection = Objects.requireNonNull(shared, "shared");
      return this;
    }

    /**
     * Sets the predicate that recognises the refusal of a timestamp that does not name it, such as
     * an error envelope with HTTP 200. It is called only if the server's clock differs from ours
     * within the limit. If it returns true, the request is retried, so it must not take an executed
     * write for a refused one.
     *
     * @param refusal receives the response with at most the first 64 KiB of its body; default
     *     recognises none
     * @return this builder
     */
    public Builder timestampRefusal(Predicate<Response> refusal) {
      this.timestampRefusal = Objects.requireNonNull(refusal, "refusal");
      return this;
    }

    /**
     * Builds a client for {@code Feign}.
     *
     * @param delegate the client that sends; the caller closes it
     * @return the client
     * @throws IllegalStateException if the signer is missing
     */
    public OAuth1SigningClient build(Client delegate) {
      return new OAuth1SigningClient(Objects.requireNonNull(delegate, "delegate"), signing());
    }

    /**
     * Builds a client for {@code AsyncFeign} with the same functions. If a request cannot be
     * signed, the future fails.
     *
     * @param delegate the client that sends; the caller closes it
     * @param <C> the context of the other client's requests
     * @return the client
     * @throws IllegalStateException if the signer is missing
     */
    public <C> AsyncClient<C> buildAsync(AsyncClient<C> delegate) {
      return new AsyncSigningClient<>(Objects.requireNonNull(delegate, "delegate"), signing());
    }

    private FinalRequestSigning signing() {
      return new FinalRequestSigning(this, clockSkewPolicy, clockCorrection, timestampRefusal);
    }
  }
}
