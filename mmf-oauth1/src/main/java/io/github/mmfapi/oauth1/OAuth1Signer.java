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
 * Signs requests (RFC 5849 section 3). Immutable and safe for use by several threads; each signing
 * takes a fresh timestamp and nonce.
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
  private final @Nullable String bodyHashAlgorithm;
  private final SigningBufferPool desks;

  private OAuth1Signer(Builder builder, ClientCredentials clientCredentials) {
    this.clientCredentials = clientCredentials;
    this.signatureMethod = builder.signatureMethod;
    this.clock = builder.clock;
    this.nonceGenerator = builder.nonceGenerator;
    this.shared = shared(builder, clientCredentials);
    this.realm = builder.realm;
    this.bodyHashAlgorithm = builder.bodyHash ? BodyHash.algorithm(signatureMethod.name()) : null;
    this.desks = new SigningBufferPool(signatureMethod);
  }

  private OAuth1Signer(OAuth1Signer original, Clock clock) {
    this.clientCredentials = original.clientCredentials;
    this.signatureMethod = original.signatureMethod;
    this.clock = clock;
    this.nonceGenerator = original.nonceGenerator;
    this.shared = original.shared;
    this.realm = original.realm;
    this.bodyHashAlgorithm = original.bodyHashAlgorithm;
    this.desks = original.desks;
  }

  /**
   * Starts a signer; only the client credentials have no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Signs a request that has no body, or a form-encoded one.
   *
   * @param request what will be sent, without any {@code oauth_} parameter in its query or form
   * @return the protocol parameters and their renderings
   * @throws IllegalArgumentException if the URL is not absolute, the request already has {@code
   *     oauth_} parameters, one of its further protocol parameters is one that the signer sets, or
   *     the signature method would disclose the secrets over {@code http}
   */
  public SignedRequest sign(SigningRequest request) {
    signatureMethod.checkTransport(request.url());
    List<Parameter> oauthParameters = protocolParameters(request);
    String signature;
    SigningBuffers desk = desks.take();
    try {
      signature = desk.sign(request, oauthParameters, shared, clientCredentials.secret());
    } finally {
      desks.putBack(desk);
    }
    oauthParameters.add(new Parameter(ProtocolNames.SIGNATURE, signature));
    return new SignedRequest(request, realm, oauthParameters, shared, () -> maskedKey(request));
  }

  /**
   * Signs a request whose body is not form-encoded, an empty one included. The body takes part only
   * if {@link Builder#bodyHash} is on; without it this is {@link #sign(SigningRequest)}.
   *
   * @param request what will be sent, without form parameters
   * @param body the body exactly as it will be sent
   * @return the protocol parameters and their renderings
   * @throws IllegalArgumentException if the request has form parameters, or as {@link
   *     #sign(SigningRequest)} has it
   */
  public SignedRequest sign(SigningRequest request, byte[] body) {
    if (!request.form().isEmpty()) {
      throw new IllegalArgumentException(
          "A request has either form parameters or a body of another type, not both");
    }
    if (bodyHashAlgorithm == null) {
      return sign(request);
    }
    List<Parameter> further = new ArrayList<>(request.oauthParameters());
    further.add(new Parameter(ProtocolNames.BODY_HASH, BodyHash.of(bodyHashAlgorithm, body)));
    return sign(request.withOAuthParameters(further));
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

  /** Returns the signer's settings without secrets. */
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

  /** Lists the parameters in the order of the recorded requests. */
  private List<Parameter> protocolParameters(SigningRequest request) {
    List<Parameter> list = new ArrayList<>(9 + request.oauthParameters().size());
    list.add(new Parameter(ProtocolNames.NONCE, nonceGenerator.nonce()));
    list.add(new Parameter(ProtocolNames.TIMESTAMP, Long.toString(UnixTime.seconds(clock))));
    list.addAll(SHARED_AT, shared.list());
    addIfPresent(list, ProtocolNames.TOKEN, request.token());
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
                + " is given twice, or is one that the signer sets; it must occur once (RFC 5849"
                + " section 3.1)");
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

  /** Collects the settings of a signer. */
  public static final class Builder {

    private @Nullable ClientCredentials clientCredentials;
    private SignatureMethod signatureMethod = SignatureMethod.hmacSha1();
    private Clock clock = Clock.systemUTC();
    private NonceGenerator nonceGenerator = NonceGenerator.secureRandom();
    private boolean includeVersion = true;
    private @Nullable String realm;
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
     * @param signatureMethod how to sign; default {@link SignatureMethod#hmacSha1()}
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
     * Sets whether {@code oauth_version=1.0} is sent, which the RFC leaves free (section 3.1).
     *
     * @param includeVersion default true, as in the recorded requests
     * @return this builder
     */
    public Builder includeVersion(boolean includeVersion) {
      this.includeVersion = includeVersion;
      return this;
    }

    /**
     * Sets the realm that stands in the {@code Authorization} header and is never signed (RFC 5849
     * section 3.5.1).
     *
     * @param realm visible ASCII characters and spaces, or null for none (the default)
     * @return this builder
     * @throws IllegalArgumentException if the realm holds other characters
     */
    public Builder realm(@Nullable String realm) {
      if (realm != null && realm.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new IllegalArgumentException(
            "The realm may hold visible ASCII characters and spaces only, because it goes into a"
                + " header");
      }
      this.realm = realm;
      return this;
    }

    /**
     * Sets whether bodies that are not form-encoded are signed too, by {@code oauth_body_hash}
     * (OAuth Request Body Hash 1.0 Draft 4). The hash is the signature method's: SHA-1, SHA-256 or
     * SHA-512. A server that does not know the extension takes it for one more signed parameter.
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
     * @throws IllegalStateException if the client credentials were not set, or if bodies are to be
     *     hashed and the signature method names no hash, as PLAINTEXT does not
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
