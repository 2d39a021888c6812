package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Signs each request of a Feign client, sync or async. Register it as the last interceptor: a
 * parameter that is added after it is not covered by the signature, and the server refuses the
 * request.
 *
 * <p>This is the simple way, for a client whose target has a fixed URL. Use {@link
 * OAuth1SigningClient} instead where the request still changes after the interceptors have run (a
 * load balancer or a target of your own rewrites the URL, others register interceptors too, as in
 * Spring Cloud), where redirects are to be followed, or where a wrong clock is to be corrected by
 * the server's: the interceptor sees no answers. Use one of the two, not both. With the
 * interceptor, switch the following of redirects off in {@link feign.Request.Options}, for a
 * signature is good for one URL.
 *
 * <p>Feign runs interceptors again on the same template when it retries. This one removes what an
 * earlier run put there (every {@code oauth_} parameter in query and form, and an {@code
 * Authorization: OAuth} header) before it signs anew, so that each attempt carries one set of
 * protocol parameters with a fresh nonce and timestamp.
 *
 * <p>{@code oauth_callback} and {@code oauth_verifier} are the caller's (RFC 5849 sections 2.1 and
 * 2.3): put them into query or form of a method that calls a token endpoint, and each attempt sends
 * them once, where the others of the signature are. Any other {@code oauth_} parameter of a
 * caller's is removed.
 *
 * <p>Dot segments in the path are resolved, and characters that it may not hold are encoded, before
 * it is signed, because some transports do so when they send. Immutable and safe for use by several
 * threads.
 */
public final class OAuth1RequestInterceptor implements RequestInterceptor {

  private final OAuth1Signer signer;
  private final TokenCredentialsProvider credentials;
  private final Function<RequestTemplate, Placement> placement;
  private final Consumer<SignedRequest> listener;

  private OAuth1RequestInterceptor(Builder builder) {
    this.signer = builder.requiredSigner();
    this.credentials = builder.credentials;
    this.placement = builder.placement;
    this.listener = builder.listener;
  }

  /**
   * Starts an interceptor; only the signer has no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Signs a request. The URL is first made absolute with the URL of the template's target, because
   * the signature covers it; the body is signed if its Content-Type is that of a form, and hashed
   * if it is another and {@link OAuth1Signer.Builder#bodyHash} is on.
   *
   * @param template the request, already resolved by Feign
   * @throws IllegalStateException if the URL is relative and the target has none, if the request
   *     has another {@code Authorization} and the placement is {@link Placement#HEADER}, or if it
   *     has no form-encoded body and the placement is {@link Placement#FORM_BODY}
   * @throws IllegalArgumentException if query or form are not well percent-encoded UTF-8, if the
   *     host is not in ASCII, or if callback or verifier are there twice with different values
   */
  @Override
  public void apply(RequestTemplate template) {
    String url = mendPath(template, makeAbsolute(template));
    Map<String, Collection<String>> headers = template.headers();
    if (headers.containsKey(UserKey.HEADER)) {
      UserKey.takeOffTheWire(template);
      // Feign copies them each time, which costs more than a signature.
      headers = template.headers();
    }
    String receivedUrl = url;
    url = EarlierSignature.removeFromQuery(template, receivedUrl);
    RequestContent received =
        RequestContent.of(headers, template.body(), template.requestCharset());
    RequestContent clean = received.withoutEarlierSignature();
    update(template, received, clean);
    Placement where = placement.apply(template);
    SigningRequest signing =
        SigningRequest.of(template.method(), url).withToken(credentials.tokenCredentials(template));
    if (!clean.isAsIn(received) || !url.equals(receivedUrl)) {
      signing = CallerParameters.in(receivedUrl, received).addTo(signing);
    }
    SignedRequest signed = clean.sign(signer, signing);
    update(template, clean, clean.with(signed, where));
    if (where == Placement.QUERY) {
      placeInQuery(template, signed);
    }
    listener.accept(signed);
  }

  /** Returns the URL, which takes Feign so long to make that it is made once if possible. */
  private static String makeAbsolute(RequestTemplate template) {
    String url = template.url();
    // The test Feign's own targets make: having seen it pass, they leave the URL alone.
    if (url.startsWith("http")) {
      return url;
    }
    Target<?> target = template.feignTarget();
    if (target == null || target instanceof Target.EmptyTarget) {
      throw new IllegalStateException(
          "Cannot sign a relative URL without a target that has a URL: "
              + Rfc3986.withoutQuery(url)
              + ". Build the client with Feign's target(type, url), or pass a URI argument");
    }
    String base = target.url();
    template.target(base);
    // Two plain texts are joined here; what Feign does beyond that, it is asked for.
    boolean plain = base.indexOf('?') < 0 && base.indexOf('#') < 0 && Rfc3986.pathEnd(url) > 1;
    return plain && !base.endsWith("/") ? base + url : template.url();
  }

  private static String mendPath(RequestTemplate template, String url) {
    String path = Rfc3986.withoutQuery(url);
    String mended = WireUrl.of(path);
    if (mended.equals(path)) {
      return url;
    }
    // A target is no template, so that Feign leaves it as it is but for a slash at its end.
    template.uri(mended.endsWith("/") ? "/" : "").target(mended);
    return template.url();
  }

  /**
   * Adds all protocol parameters as one name without a value: for each name and each value Feign
   * makes a template, which together cost more than the signing. It leaves what consists of
   * unreserved characters, {@code %XX}, {@code =} and {@code &} as it is.
   */
  private static void placeInQuery(RequestTemplate template, SignedRequest signed) {
    template.query(signed.oauthPairs(), "");
  }

  /** Writes what changed; Feign keeps Content-Length in step with the body. */
  private static void update(RequestTemplate template, RequestContent was, RequestContent is) {
    if (is.body() != was.body()) {
      template.body(is.body(), is.charset());
    }
    if (!is.authorization().equals(was.authorization())) {
      template.removeHeader(RequestContent.AUTHORIZATION);
      template.headerLiteral(RequestContent.AUTHORIZATION, is.authorization());
    }
  }

  /** Collects the settings of an interceptor. */
  public static final class Builder extends SigningBuilder<Builder, RequestTemplate> {

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Builds the interceptor.
     *
     * @return the interceptor
     * @throws IllegalStateException if the signer was not set
     */
    public OAuth1RequestInterceptor build() {
      return new OAuth1RequestInterceptor(this);
    }
  }
}
