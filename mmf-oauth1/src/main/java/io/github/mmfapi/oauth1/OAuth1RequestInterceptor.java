package io.github.mmfapi.oauth1;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import feign.Target;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs each request of a Feign client. Register it as the last interceptor: a parameter that is
 * added after it is not covered by the signature, and the server refuses the request.
 *
 * <p>Feign runs interceptors again on the same template when it retries. This one removes what an
 * earlier run put there (every {@code oauth_} parameter in query and form, and an {@code
 * Authorization: OAuth} header) before it signs anew, so that each attempt carries one set of
 * protocol parameters with a fresh nonce and timestamp. Immutable and safe for use by several
 * threads.
 */
public final class OAuth1RequestInterceptor implements RequestInterceptor {

  private static final String AUTHORIZATION = "Authorization";

  private final OAuth1Signer signer;
  private final TokenCredentialsProvider credentials;
  private final Function<RequestTemplate, Placement> placement;
  private final Consumer<SignedRequest> listener;

  private OAuth1RequestInterceptor(Builder builder, OAuth1Signer signer) {
    this.signer = signer;
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
   * the signature covers it; the body is signed if and only if its Content-Type is that of a form.
   *
   * @param template the request, already resolved by Feign
   * @throws IllegalStateException if the URL is relative and the target has none, if the request
   *     has another {@code Authorization} and the placement is {@link Placement#HEADER}, or if it
   *     has no form-encoded body and the placement is {@link Placement#FORM_BODY}
   * @throws IllegalArgumentException if query or form are not well percent-encoded UTF-8
   */
  @Override
  public void apply(RequestTemplate template) {
    makeAbsolute(template);
    UserKey.takeOffTheWire(template);
    boolean isForm = FormBody.isForm(header(template, "Content-Type"));
    removeEarlierSignature(template, isForm);
    Placement where = placement.apply(template);
    SignedRequest signed =
        signer.sign(
            SigningRequest.of(template.method(), template.url())
                .withForm(isForm ? Parameters.parse(bodyText(template)) : List.of())
                .withToken(credentials.tokenCredentials(template)));
    switch (where) {
      case HEADER -> placeInHeader(template, signed);
      case QUERY -> placeInQuery(template, signed);
      case FORM_BODY -> placeInForm(template, signed, isForm);
    }
    listener.accept(signed);
  }

  private static void makeAbsolute(RequestTemplate template) {
    // The test Feign's own targets make: having seen it pass, they leave the URL alone.
    if (template.url().startsWith("http")) {
      return;
    }
    Target<?> target = template.feignTarget();
    if (target == null || target instanceof Target.EmptyTarget) {
      throw new IllegalStateException(
          "Cannot sign a relative URL without a target that has a URL: "
              + BaseString.withoutQuery(template.url())
              + ". Build the client with Feign's target(type, url), or pass a URI argument");
    }
    template.target(target.url());
  }

  private static void removeEarlierSignature(RequestTemplate template, boolean isForm) {
    for (String name : List.copyOf(template.queries().keySet())) {
      if (ProtocolParameters.isProtocol(PercentEncoding.decode(name))) {
        template.query(name, List.of());
      }
    }
    if (isForm) {
      String body = bodyText(template);
      String kept = FormBody.withoutProtocolParameters(body);
      if (!kept.equals(body)) {
        setBody(template, kept);
      }
    }
    removeOAuthHeader(template);
  }

  private static void removeOAuthHeader(RequestTemplate template) {
    Collection<String> values = template.headers().getOrDefault(AUTHORIZATION, List.of());
    List<String> foreign = new ArrayList<>(values);
    if (foreign.removeIf(AuthorizationHeader::isOAuth)) {
      template.removeHeader(AUTHORIZATION);
      template.headerLiteral(AUTHORIZATION, foreign);
    }
  }

  private static void placeInHeader(RequestTemplate template, SignedRequest signed) {
    if (header(template, AUTHORIZATION) != null) {
      throw new IllegalStateException(
          "The request already has an Authorization header of another scheme, and a request can"
              + " have only one. Remove it, or place the OAuth parameters in QUERY or FORM_BODY");
    }
    template.headerLiteral(AUTHORIZATION, signed.authorizationHeader());
  }

  private static void placeInQuery(RequestTemplate template, SignedRequest signed) {
    for (Parameter parameter : signed.oauthParameters()) {
      // Feign leaves a value alone that consists of unreserved characters and %XX.
      template.query(parameter.name(), PercentEncoding.encode(parameter.value()));
    }
  }

  private static void placeInForm(RequestTemplate template, SignedRequest signed, boolean isForm) {
    if (!isForm) {
      throw new IllegalStateException(
          "FORM_BODY placement needs a form-encoded body, and the Content-Type is "
              + header(template, "Content-Type")
              + "; use HEADER or QUERY (RFC 5849 section 3.5.2)");
    }
    String pairs = Parameters.render(signed.oauthParameters());
    setBody(template, FormBody.append(bodyText(template), pairs));
  }

  private static @Nullable String header(RequestTemplate template, String name) {
    Collection<String> values = template.headers().get(name);
    return values == null || values.isEmpty() ? null : values.iterator().next();
  }

  private static String bodyText(RequestTemplate template) {
    byte[] body = template.body();
    return body == null ? "" : new String(body, charset(template));
  }

  /** Sets the body; Feign keeps Content-Length in step. */
  private static void setBody(RequestTemplate template, String text) {
    Charset charset = charset(template);
    template.body(text.getBytes(charset), charset);
  }

  private static Charset charset(RequestTemplate template) {
    // Null in a template that went through Java serialization.
    Charset charset = template.requestCharset();
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }

  /** Collects the settings of an interceptor. */
  public static final class Builder {

    private @Nullable OAuth1Signer signer;
    private TokenCredentialsProvider credentials = TokenCredentialsProvider.none();
    private Function<RequestTemplate, Placement> placement = template -> Placement.HEADER;
    private Consumer<SignedRequest> listener = signed -> {};

    private Builder() {}

    /**
     * Sets the signer. Required.
     *
     * @param signer what signs
     * @return this builder
     */
    public Builder signer(OAuth1Signer signer) {
      this.signer = Objects.requireNonNull(signer, "signer");
      return this;
    }

    /**
     * Sets where the token credentials of each attempt come from.
     *
     * @param credentials the provider; default {@link TokenCredentialsProvider#none()}
     * @return this builder
     */
    public Builder credentials(TokenCredentialsProvider credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets one placement for all requests.
     *
     * @param placement the placement; default {@link Placement#HEADER}
     * @return this builder
     */
    public Builder placement(Placement placement) {
      Objects.requireNonNull(placement, "placement");
      return placement(template -> placement);
    }

    /**
     * Sets the placement request by request.
     *
     * @param placement chooses the placement of a request whose URL is absolute and that holds no
     *     protocol parameters
     * @return this builder
     */
    public Builder placement(Function<RequestTemplate, Placement> placement) {
      this.placement = Objects.requireNonNull(placement, "placement");
      return this;
    }

    /**
     * Sets who is told what was signed, for diagnosis: the base string answers why a signature is
     * what it is. Runs on the calling thread, for each attempt; what it throws ends the call.
     *
     * @param listener receives each signed request; default does nothing
     * @return this builder
     */
    public Builder listener(Consumer<SignedRequest> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Builds the interceptor.
     *
     * @return the interceptor
     * @throws IllegalStateException if the signer was not set
     */
    public OAuth1RequestInterceptor build() {
      if (signer == null) {
        throw new IllegalStateException("Set signer before building the interceptor");
      }
      return new OAuth1RequestInterceptor(this, signer);
    }
  }
}
