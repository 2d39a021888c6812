package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.Placement;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.internal.CorrectedClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Signs the final request, just before another client sends it. What load balancers, targets and
 * interceptors of any order made of the request is what is signed, and {@code oauth_} parameters
 * that were there before are removed, but for the caller's {@code oauth_callback} and {@code
 * oauth_verifier} (RFC 5849 sections 2.1 and 2.3), which are sent once with the others. Give it to
 * {@code Feign.builder().client(...)}; for {@code AsyncFeign} see {@link Builder#buildAsync}. Where
 * a load balancer is itself a client that rewrites URLs, it must wrap this one. {@link
 * OAuth1RequestInterceptor} is simpler and does for a client with a fixed URL. Use one of the two,
 * not both. Immutable but for the correction of its clock, and safe for use by several threads.
 *
 * <p><b>Clock.</b> When a server refuses a request and its {@code Date} header disagrees with our
 * clock, the request is sent once more with a fresh signature and the server's time, and the
 * correction is kept for later requests of this client. The refusal came before execution (RFC 5849
 * section 3.2), so writes are sent again as well.
 *
 * <p><b>Redirects.</b> A signature is good for one URL, so that the other client is always told not
 * to follow. Where Feign's options ask for following (the default), this client does it itself, up
 * to 5 times and with a fresh signature each, for a GET or HEAD without a body and within the same
 * scheme, host and port. Any other redirect is returned as it came.
 *
 * <p><b>What others see.</b> Responses carry the request as it was before signing, so that no
 * signature gets into Feign's logs and exceptions. Dot segments in the path are resolved, and
 * characters that a URL may not hold are encoded, before the URL is signed and sent, because some
 * transports do so.
 */
public final class OAuth1SigningClient implements Client {

  private final Client delegate;
  private final FinalRequestSigning signing;

  private OAuth1SigningClient(Client delegate, FinalRequestSigning signing) {
    this.delegate = delegate;
    this.signing = signing;
  }

  /**
   * Starts a client; only the signer has no default.
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
   * @return the answer, for the request as it was given
   * @throws IOException if the other client throws it
   * @throws IllegalStateException if the request has another {@code Authorization} and the
   *     placement is {@link Placement#HEADER}, or if it has no form-encoded body and the placement
   *     is {@link Placement#FORM_BODY}
   * @throws IllegalArgumentException if query or form are not well percent-encoded UTF-8, if the
   *     URL is not absolute or its host not in ASCII, or if callback or verifier are there twice
   *     with different values
   */
  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    SignedExchange exchange = new SignedExchange(signing, request, options);
    Response settled = null;
    while (settled == null) {
      settled = exchange.settle(delegate.execute(exchange.sign(), exchange.options()));
    }
    return settled;
  }

  /** Collects the settings of a client. */
  public static final class Builder extends SigningBuilder<Builder, Request> {

    private Duration clockSkewThreshold = CorrectedClock.DEFAULT_THRESHOLD;
    private ClockCorrection clockCorrection = ClockCorrection.create();
    private Predicate<Response> timestampRefusal = response -> false;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets from which difference on our clock is taken for wrong when a server refuses a request.
     * Nothing is gained below what the server accepts, which is minutes with most.
     *
     * @param threshold default 30 seconds; {@code ChronoUnit.FOREVER.getDuration()} to never
     *     correct the clock
     * @return this builder
     * @throws IllegalArgumentException if the threshold is less than 2 seconds, which is within the
     *     precision of {@code Date}
     */
    public Builder clockSkewThreshold(Duration threshold) {
      if (threshold.compareTo(Duration.ofSeconds(2)) < 0) {
        throw new IllegalArgumentException(
            "The threshold of clock skew must be at least 2 seconds, not " + threshold);
      }
      this.clockSkewThreshold = threshold;
      return this;
    }

    /**
     * Sets where the correction of the clock is kept, for several clients of one server to share.
     *
     * @param shared the correction; default one that the clients of this builder share
     * @return this builder
     */
    public Builder clockCorrection(ClockCorrection shared) {
      this.clockCorrection = Objects.requireNonNull(shared, "shared");
      return this;
    }

    /**
     * Sets what recognises the refusal of a timestamp beside the statuses 400, 401 and 403, such as
     * an error envelope under HTTP 200. It is asked only where the server's clock disagrees with
     * ours; recognised, the request is sent again, so it must not take an executed write for a
     * refused one.
     *
     * @param refusal is given the response with at most the first 64 KiB of its body; default
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
     * @param delegate what sends; it stays the caller's to close
     * @return the client
     * @throws IllegalStateException if the signer was not set
     */
    public OAuth1SigningClient build(Client delegate) {
      return new OAuth1SigningClient(Objects.requireNonNull(delegate, "delegate"), signing());
    }

    /**
     * Builds a client for {@code AsyncFeign}, which does all that an {@link OAuth1SigningClient}
     * does. What cannot be signed fails the future.
     *
     * @param delegate what sends; it stays the caller's to close
     * @param <C> the context of the other client's requests
     * @return the client
     * @throws IllegalStateException if the signer was not set
     */
    public <C> AsyncClient<C> buildAsync(AsyncClient<C> delegate) {
      return new AsyncSigningClient<>(Objects.requireNonNull(delegate, "delegate"), signing());
    }

    private FinalRequestSigning signing() {
      return new FinalRequestSigning(this, clockSkewThreshold, clockCorrection, timestampRefusal);
    }
  }
}
