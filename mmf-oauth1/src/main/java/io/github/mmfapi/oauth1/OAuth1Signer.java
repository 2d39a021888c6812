package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.BodyHash;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.UnixTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests (RFC 5849 section 3). Immutable and safe for use by several threads; each
 * signature has a fresh timestamp and nonce.
 */
public final class OAuth1Signer {
  /** The index of the shared parameters: after nonce and timestamp. */
  private static final int SHARED_AT = 2;

  private final ClientCredentials clientCredentials;
  private final SignatureMethod signatureMethod;
  private final Clock clock;
  private final NonceGenerator nonceGenerator;
  private final SharedParameters shared;
  private final @Nullable String realm;
  private final @Nullable String missingToken;
  private final @Nullable String bodyHashAlgorithm;
  final SigningBufferPool pool;

  private OAuth1Signer(Builder builder, ClientCredentials clientCredentials) {
    this.clientCredentials = clientCredentials;
    this.signatureMethod = builder.signatureMethod;
    this.clock = builder.clock;
    this.nonceGenerator = builder.nonceGenerator;
    this.shared = shared(builder, clientCredentials);
    this.realm = builder.realm;
    this.missingToken = builder.emptyToken ? "" : null;
    this.bodyHashAlgorithm = builder.bodyHash ? BodyHash.algorithm(signatureMethod.name()) : null;
    this.pool = new SigningBufferPool(signatureMethod);
  }

  private OAuth1Signer(OAuth1Signer original, Clock clock) {
    this.clientCredentials = original.clientCredentials;
    this.signatureMethod = original.signatureMethod;
    this.clock = clock;
    this.nonceGenerator = original.nonceGenerator;
    this.shared = original.shared;
    this.realm = original.realm;
    this.missingToken = original.missingToken;
    this.bodyHashAlgorithm = original.bodyHashAlgorithm;
    this.pool = original.pool;
  }

  /**
   * Creates a builder; only the client credentials have no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Signs a request with a form-encoded body or without a body.
   *
   * @param request the request to send, without any {@code oauth_} parameter in its query or form
   * @return the protocol parameters and their renderings
   * @throws IllegalArgumentException if the URL is not absolute, the request already has {@code
   *     oauth_} parameters, one of its further protocol parameters is one that the signer sets, or
   *     the signature method would disclose the secrets over {@code http}
   */
  public SignedRequest sign(SigningRequest request) {
    signatureMethod.checkTransport(request.url());
    List<Parameter> oauthParameters = protocolParameters(request);
    String signature;
    SigningBuffers buffers = pool.take();
    try {
      signature = buffers.sign(request, oauthParameters, shared, clientCredentials.secret());
    } finally {
      pool.putBack(buffers);
    }
    oauthParameters.add(new Parameter(ProtocolNames.SIGNATURE, signature));
    String shown = request.realm() == null ? realm : request.realm();
    return new SignedRequest(request, shown, oauthParameters, shared, () -> maskedKey(request));
  }

  /**
   * Signs a request whose body is not form-encoded; the body may be empty. The body is signed only
   * if {@link Builder#bodyHash} is on; otherwise this is {@link #sign(SigningRequest)}.
   *
   * @param request the request to send, without form parameters
   * @param body the body exactly as it will be sent
   * @return the protocol parameters and their renderings
   * @throws IllegalArgumentException if the request has form parameters, or in the cases of {@link
   *     #sign(SigningRequest)}
   */
  public SignedRequest sign(SigningRequest request, byte[] body) {
    if (!request.form().isEmpty()) {
      throw new IllegalArgumentException(
          "A request cannot have form parameters and another body; remove one of them");
    }
    if (bodyHashAlgorithm == null) {
      return sign(request);
    }
    List<Parameter> further = new ArrayList<>(request.oauthParameters());
    further.add(new Parameter(ProtocolNames.BODY_HASH, BodyHash.of(bodyHashAlgorithm, body)));
    return sign(request.withOAuthParameters(further));
  }

  /**
   * Returns the client credentials.
   *
   * @return the credentials given to the builder
   */
  public ClientCredentials clientCredentials() {
    return clientCredentials;
  }

  /**
   * Returns the clock of {@code oauth_timestamp}.
   *
   * @return the clock given to the builder
   */
  public Clock clock() {
    return clock;
  }

  /**
   * Returns a copy with another clock.
   *
   * @param other the clock of {@code oauth_timestamp}
   * @return the copy, which shares everything else with this signer
   */
  public OAuth1Signer withClock(Clock other) {
    return new OAuth1Signer(this, other);
  }

  /** Returns the settings without secrets. */
  @Override
  public String toString() {
    return "OAuth1Signer[" + clientCredentials + ", " + signatureMethod.name() + "]";
  }

  private static SharedParameters shared(Builder builder, ClientCredentials clientCredentials) {
    List<Parameter> list = new ArrayList<>(3);
    if (builder.includeVersion) {
      list.add(new Parameter(ProtocolNames.VERSION, ProtocolNames.VERSION_1_0));
    }
    list.add(new Parameter(ProtocolNames.SIGNATURE_METHOD, builder.signatureMethod.name()));
    list.add(new Parameter(ProtocolNames.CONSUMER_KEY, clientCredentials.key()));
    return SharedParameters.of(SHARED_AT, list);
  }

  /** Lists the parameters in the order of oauthlib. */
  private List<Parameter> protocolParameters(SigningRequest request) {
    List<Parameter> list = new ArrayList<>(9 + request.oauthParameters().size());
    list.add(new Parameter(ProtocolNames.NONCE, nonceGenerator.nonce()));
    list.add(new Parameter(ProtocolNames.TIMESTAMP, Long.toString(UnixTime.seconds(clock))));
    list.addAll(SHARED_AT, shared.list());
    addIfPresent(
        list, ProtocolNames.TOKEN, request.credentials() == null ? missingToken : request.token());
    addIfPresent(list, ProtocolNames.CALLBACK, request.callback());
    addIfPresent(list, ProtocolNames.VERIFIER, request.verifier());
    if (!request.oauthParameters().isEmpty()) {
      list.addAll(request.oauthParameters());
      requireOnce(list);
    }
    return list;
  }

  /** Requires that each name occurs once and that there is no signature yet. */
  private static void requireOnce(List<Parameter> oauthParameters) {
    Set<String> names = new HashSet<>(Set.of(ProtocolNames.SIGNATURE));
    for (Parameter parameter : oauthParameters) {
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "The further protocol parameter "
                + parameter.name()
                + " occurs twice, or is set by the signer. Remove it: it must occur once"
                + " (RFC 5849 section 3.1)");
      }
    }
  }

  private String maskedKey(SigningRequest request) {
    return MaskedKey.of(signatureMethod, clientCredentials.secret(), request.tokenSecret());
  }

  private static void addIfPresent(List<Parameter> list, String name, @Nullable String value) {
    if (value != null) {
      list.add(new Parameter(name, value));
    }
  }

  /** Builds a signer. */
  public static final class Builder {

    private @Nullable ClientCredentials clientCredentials;
    private SignatureMethod signatureMethod = SignatureMethod.hmacSha1();
    private Clock clock = Clock.systemUTC();
    private NonceGenerator nonceGenerator = NonceGenerator.secureRandom();
    private boolean includeVersion = true;
    private @Nullable String realm;
    private boolean emptyToken;
    private boolean bodyHash;

    private Builder() {}

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
     * Sets the clock of {@code oauth_timestamp}, which counts whole seconds since 1970 UTC.
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
     * Sets whether {@code oauth_version=1.0} is sent, which is optional (RFC 5849 section 3.1).
     *
     * @param includeVersion default true
     * @return this builder
     */
    public Builder includeVersion(boolean includeVersion) {
      this.includeVersion = includeVersion;
      return this;
    }

    /**
     * Sets the realm of the {@code Authorization} header, which is never signed (RFC 5849 section
     * 3.5.1). {@link SigningRequest#withRealm} sets another for one request.
     *
     * @param realm visible ASCII characters and spaces, or null for none (the default)
     * @return this builder
     * @throws IllegalArgumentException if the realm holds other characters
     */
    public Builder realm(@Nullable String realm) {
      AuthorizationHeader.requireRealm(realm);
      this.realm = realm;
      return this;
    }

    /**
     * Sets whether a request without token credentials is sent with an empty {@code oauth_token}
     * instead of none. RFC 5849 section 3.1 leaves it out; some servers require the empty one.
     *
     * @param emptyToken default false
     * @return this builder
     */
    public Builder emptyToken(boolean emptyToken) {
      this.emptyToken = emptyToken;
      return this;
    }

    /**
     * Sets whether bodies that are not form-encoded are signed by {@code oauth_body_hash} (OAuth
     * Request Body Hash 1.0 Draft 4). The hash is the signature method's: SHA-1, SHA-256 or
     * SHA-512. For a server without the extension it is just another signed parameter.
     *
     * @param bodyHash default false
     * @return this builder
     */
    public Builder bodyHash(boolean bodyHash) {
      this.bodyHash = bodyHash;
      return this;
    }

    /**
     * Builds the signer.
     *
     * @return the signer
     * @throws IllegalStateException if the client credentials are missing, or if {@code bodyHash}
     *     is on and the signature method has no hash, such as PLAINTEXT
     */
    public OAuth1Signer build() {
      if (clientCredentials == null) {
        throw new IllegalStateException("Set clientCredentials before building the signer");
      }
      if (bodyHash && BodyHash.algorithm(signatureMethod.name()) == null) {
        throw new IllegalStateException(
            "bodyHash needs a signature method that ends in SHA1, SHA256 or SHA512, not "
                + signatureMethod.name());
      }
      return new OAuth1Signer(this, clientCredentials);
    }
  }
}
