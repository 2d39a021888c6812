package io.github.mmfapi.oauth1.feign;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs each request of a Feign client, sync or async. Register it as the last interceptor: the
 * signature does not cover parameters that are added later, and the server refuses such a request.
 *
 * <p>Use it for a client whose target has a fixed URL. Use {@link OAuth1SigningClient} instead if
 * the request can still change after interceptors run (a load balancer or a custom target rewrites
 * the URL, or others register interceptors too, as in Spring Cloud), if redirects must be followed,
 * or if clock skew must be corrected: the interceptor sees no responses. Never use both. With the
 * interceptor, switch redirects off in {@link feign.Request.Options}, because a signature is valid
 * for one URL only.
 *
 * <p>Feign runs interceptors again on the same template when it retries. This one removes what an
 * earlier run put there (every {@code oauth_} parameter in query and form, and an {@code
 * Authorization: OAuth} header) before it signs again, so that each attempt has one set of protocol
 * parameters with a fresh nonce and timestamp.
 *
 * <p>The caller sets {@code oauth_callback} and {@code oauth_verifier} (RFC 5849 sections 2.1 and
 * 2.3) in the query or form of a method that calls a token endpoint. Each attempt sends them once,
 * beside the other protocol parameters. Any other {@code oauth_} parameter of the caller is
 * removed.
 *
 * <p>Before signing, dot segments in the path are resolved and characters that a path cannot hold
 * are encoded, because some transports do so when they send. Immutable and safe for use by several
 * threads.
 */
public final class OAuth1RequestInterceptor implements RequestInterceptor {

  private final OAuth1Signer signer;
  private final TokenCredentialsProvider credentials;
  private final Function<RequestTemplate, Placement> placement;
  private final Consumer<SignedRequest> listener;
  private final Function<RequestTemplate, @Nullable String> realm;

  private OAuth1RequestInterceptor(Builder builder) {
    this.signer = builder.requiredSigner();
    this.credentials = builder.credentials;
    this.placement = builder.placement;
    this.listener = builder.listener;
    this.realm = builder.realm;
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
   * Signs a request. The URL is first made absolute with the URL of the template's target, because
   * the signature covers it. The body is signed if its Content-Type is that of a form; another body
   * is hashed if {@link OAuth1Signer.Builder#bodyHash} is on.
   *
   * @param template the request, already resolved by Feign
   * @throws IllegalStateException if the URL is relative and the target has none, if the request
   *     has another {@code Authorization} and the placement is {@link Placement#HEADER}, or if it
   *     has no form-encoded body and the placement is {@link Placement#FORM_BODY}
   * @throws IllegalArgumentException if query or form are not percent-encoded UTF-8, if the host is
   *     not in ASCII, or if callback or verifier occur twice with different values
   */
  @Override
  public void apply(RequestTemplate template) {
    String url = normalizePath(template, makeAbsolute(template));
    Map<String, Collection<String>> headers = template.headers();
    if (headers.containsKey(UserKey.HEADER)) {
      UserKey.removeFromHeaders(template);
      // Feign copies them each time, which takes longer than a signature.
      headers = template.headers();
    }
    String receivedUrl = url;
    url = EarlierSignature.removeFromQuery(template, receivedUrl);
    RequestContent received =
        RequestContent.of(headers, template.body(), template.requestCharset());
    RequestContent clean = received.withoutEarlierSignature();
    update(template, received, clean);
    Placement chosen = placement.apply(template);
    SigningRequest signing =
        SigningRequest.of(template.method(), url).withToken(credentials.tokenCredentials(template));
    CallSecrets.keep(
        template, signer.clientCredentials().secret(), signing.token(), signing.tokenSecret());
    if (!clean.isAsIn(received) || !url.equals(receivedUrl)) {
      signing = CallerParameters.in(receivedUrl, received).addTo(signing);
    }
    String ownRealm = realm.apply(template);
    if (ownRealm != null) {
      signing = signing.withRealm(ownRealm);
    }
    SignedRequest signed = clean.sign(signer, signing);
    update(template, clean, clean.with(signed, chosen));
    if (chosen == Placement.QUERY) {
      placeInQuery(template, signed);
    }
    listener.accept(signed);
  }

  /** Returns the URL. Feign takes long to build it, so it is built once if possible. */
  private static String makeAbsolute(RequestTemplate template) {
    String url = template.url();
    // The same check as in Feign's own targets, which leave such a URL unchanged.
    if (url.startsWith("http")) {
      return url;
    }
    Target<?> target = CallSecrets.original(template);
    if (target == null || target instanceof Target.EmptyTarget) {
      throw new IllegalStateException(
          "Cannot sign a relative URL without a target that has a URL: "
              + Rfc3986.shown(url)
              + ". Build the client with Feign's target(type, url), or pass a URI argument");
    }
    String base = target.url();
    template.target(base);
    // Plain texts are joined here; Feign handles all other cases.
    boolean plain = base.indexOf('?') < 0 && base.indexOf('#') < 0 && Rfc3986.pathEnd(url) > 1;
    return plain && !base.endsWith("/") ? base + url : template.url();
  }

  private static String normalizePath(RequestTemplate template, String url) {
    String path = Rfc3986.withoutQuery(url);
    String normalized = WireUrl.of(path);
    if (normalized.equals(path)) {
      return url;
    }
    // A target is no template: Feign changes only a slash at its end.
    template.uri(normalized.endsWith("/") ? "/" : "").target(normalized);
    return template.url();
  }

  /**
   * Adds all protocol parameters as one name without a value. Feign creates a template for each
   * name and each value, which together cost more than signing. It does not change unreserved
   * characters, {@code %XX}, {@code =} and {@code &}.
   */
  private static void placeInQuery(RequestTemplate template, SignedRequest signed) {
    template.query(signed.oauthPairs(), "");
  }

  /** Writes changed headers and body; Feign updates Content-Length itself. */
  private static void update(
      RequestTemplate template, RequestContent before, RequestContent after) {
    if (after.body() != before.body()) {
      template.body(after.body(), after.charset());
    }
    if (!after.authorization().equals(before.authorization())) {
      template.removeHeader(RequestContent.AUTHORIZATION);
      template.headerLiteral(RequestContent.AUTHORIZATION, after.authorization());
    }
  }

  /** Builds an interceptor. */
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
