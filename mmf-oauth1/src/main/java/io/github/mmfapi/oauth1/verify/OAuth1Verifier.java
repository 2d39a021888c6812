package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.internal.UnixTime;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies signed requests on the side of a server (RFC 5849 section 3.2). The protocol parameters
 * can be in any one of the three places. Immutable and safe for use by several threads.
 *
 * <p>Only a request with a valid signature uses up its nonce, so that nobody can use up the nonces
 * of a client. A signature is also computed for unknown clients and tokens, so that the time does
 * not reveal which exist.
 */
public final class OAuth1Verifier {

  private static final String NO_SECRET = "no such credentials";

  private final CredentialsLookup credentials;
  private final NonceStore nonceStore;
  private final Clock clock;
  private final long windowSeconds;
  private final Map<String, SignatureMethod> signatureMethods;

  private OAuth1Verifier(Builder builder, CredentialsLookup credentials) {
    NonceStore given = builder.nonceStore;
    this.credentials = credentials;
    this.nonceStore =
        given == null ? NonceStore.inMemory(builder.clock, builder.timestampWindow) : given;
    this.clock = builder.clock;
    this.windowSeconds = builder.timestampWindow.toSeconds();
    this.signatureMethods = Map.copyOf(builder.signatureMethods);
  }

  /**
   * Creates a builder; only the credentials have no default.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Verifies a request whose body, if any, is text in UTF-8.
   *
   * @param request the request as received
   * @return the signer and the parameters of the request
   * @throws OAuth1RefusedException if the request is refused; the exception has the reason
   */
  public VerifiedRequest verify(ReceivedRequest request) {
    return verify(request, () -> request.body().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Verifies a request with any body. The bytes are used only if the client sent {@code
   * oauth_body_hash}, which is compared with their hash.
   *
   * @param request the request as received
   * @param body the body exactly as received, empty if there was none
   * @return the signer and the parameters of the request
   * @throws OAuth1RefusedException if the request is refused; the exception has the reason
   */
  public VerifiedRequest verify(ReceivedRequest request, byte[] body) {
    return verify(request, () -> body);
  }

  private VerifiedRequest verify(ReceivedRequest request, Supplier<byte[]> body) {
    ReceivedParameters parameters = ReceivedParameters.of(request);
    if (parameters.isUnsigned()) {
      throw new OAuth1RefusedException(
          Reason.UNSIGNED, "The request has no OAuth parameters in header, query or form");
    }
    String clientKey = parameters.require(ProtocolNames.CONSUMER_KEY);
    SignatureMethod method = supportedMethod(request, parameters);
    String signature = parameters.require(ProtocolNames.SIGNATURE);
    checkVersion(parameters);
    @Nullable Long timestamp = timestamp(parameters, method);
    String token = parameters.get(ProtocolNames.TOKEN);

    checkSignature(method, signature, baseString(request, parameters), clientKey, token);
    ReceivedBodyHash.check(parameters, request.contentType(), body);
    if (timestamp != null) {
      checkNonce(clientKey, token, timestamp, parameters.require(ProtocolNames.NONCE));
    }
    return new VerifiedRequest(
        clientKey,
        token,
        parameters.get(ProtocolNames.CALLBACK),
        parameters.get(ProtocolNames.VERIFIER),
        parameters.others());
  }

  private SignatureMethod supportedMethod(ReceivedRequest request, ReceivedParameters parameters) {
    SignatureMethod method =
        signatureMethods.get(parameters.require(ProtocolNames.SIGNATURE_METHOD));
    if (method == null) {
      throw new OAuth1RefusedException(
          Reason.UNSUPPORTED_SIGNATURE_METHOD,
          "The signature method is not accepted; use one of " + signatureMethods.keySet());
    }
    if (method.requiresSecureTransport() && !Rfc3986.isSecure(request.url())) {
      throw new OAuth1RefusedException(
          Reason.UNSUPPORTED_SIGNATURE_METHOD,
          method.name() + " sends the secrets themselves and is accepted over https: only");
    }
    return method;
  }

  private static void checkVersion(ReceivedParameters parameters) {
    String version = parameters.get(ProtocolNames.VERSION);
    if (version != null && !version.equals(ProtocolNames.VERSION_1_0)) {
      throw new OAuth1RefusedException(
          Reason.UNSUPPORTED_VERSION, "oauth_version must be 1.0 or left out");
    }
  }

  /** Returns the checked timestamp; null if PLAINTEXT leaves out timestamp and nonce. */
  private @Nullable Long timestamp(ReceivedParameters parameters, SignatureMethod method) {
    if (method.name().equals(ProtocolNames.PLAINTEXT)
        && parameters.get(ProtocolNames.TIMESTAMP) == null
        && parameters.get(ProtocolNames.NONCE) == null) {
      return null;
    }
    String text = parameters.require(ProtocolNames.TIMESTAMP);
    parameters.require(ProtocolNames.NONCE);
    if (text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new OAuth1RefusedException(
          Reason.MALFORMED, "oauth_timestamp must be a number of seconds since 1970 UTC");
    }
    long timestamp = Long.parseLong(text);
    long ahead = timestamp - UnixTime.seconds(clock);
    if (Math.abs(ahead) > windowSeconds) {
      throw new OAuth1RefusedException(
          Reason.TIMESTAMP_REFUSED,
          "oauth_timestamp is "
              + Math.abs(ahead)
              + " s "
              + (ahead < 0 ? "behind" : "ahead of")
              + " this server's time, and at most "
              + windowSeconds
              + " s are accepted: set the client's clock");
    }
    return timestamp;
  }

  private static String baseString(ReceivedRequest request, ReceivedParameters parameters) {
    try {
      return BaseString.join(request.method(), BaseString.baseUri(request.url()), parameters.all());
    } catch (IllegalArgumentException e) {
      throw new OAuth1RefusedException(
          Reason.MALFORMED, "The request cannot be verified: " + e.getMessage(), e);
    }
  }

  private void checkSignature(
      SignatureMethod method,
      String signature,
      String baseString,
      String clientKey,
      @Nullable String token) {
    String clientSecret = credentials.clientSecret(clientKey);
    String tokenSecret = token == null ? "" : credentials.tokenSecret(clientKey, token);
    boolean good =
        method.verify(
            signature,
            baseString,
            Objects.requireNonNullElse(clientSecret, NO_SECRET),
            Objects.requireNonNullElse(tokenSecret, NO_SECRET));
    if (clientSecret == null) {
      throw new OAuth1RefusedException(Reason.UNKNOWN_CLIENT, "There is no such consumer key");
    }
    if (tokenSecret == null) {
      throw new OAuth1RefusedException(
          Reason.UNKNOWN_TOKEN, "This consumer key has no such oauth_token");
    }
    if (!good) {
      throw new OAuth1RefusedException(
          Reason.BAD_SIGNATURE,
          "oauth_signature does not match the request: check both secrets, and that method, URL,"
              + " query and form are sent as signed");
    }
  }

  private void checkNonce(String clientKey, @Nullable String token, long timestamp, String nonce) {
    if (!nonceStore.register(clientKey, token, timestamp, nonce)) {
      throw new OAuth1RefusedException(
          Reason.NONCE_REPLAYED,
          "oauth_nonce was used before with this timestamp: sign every attempt anew");
    }
  }

  /** Builds a verifier. */
  public static final class Builder {

    private @Nullable CredentialsLookup credentials;
    private @Nullable NonceStore nonceStore;
    private Clock clock = Clock.systemUTC();
    private Duration timestampWindow = Duration.ofMinutes(5);
    private Map<String, SignatureMethod> signatureMethods =
        Map.of(SignatureMethod.hmacSha1().name(), SignatureMethod.hmacSha1());

    private Builder() {}

    /**
     * Sets the lookup of secrets. Required.
     *
     * @param credentials the lookup
     * @return this builder
     */
    public Builder credentials(CredentialsLookup credentials) {
      this.credentials = Objects.requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * Sets the store of nonces.
     *
     * @param nonceStore the store; default in memory, with the clock and window of this verifier
     * @return this builder
     */
    public Builder nonceStore(NonceStore nonceStore) {
      this.nonceStore = Objects.requireNonNull(nonceStore, "nonceStore");
      return this;
    }

    /**
     * Sets the clock that timestamps are compared with.
     *
     * @param clock the clock; default the system's
     * @return this builder
     */
    public Builder clock(Clock clock) {
      this.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the largest difference of a timestamp from the server's time, before or after.
     *
     * @param window the difference, in whole seconds; default 5 minutes
     * @return this builder
     * @throws IllegalArgumentException if the window is negative
     */
    public Builder timestampWindow(Duration window) {
      if (window.isNegative()) {
        throw new IllegalArgumentException("The timestamp window must not be negative: " + window);
      }
      this.timestampWindow = window;
      return this;
    }

    /**
     * Sets the accepted signature methods.
     *
     * <p>An RSA method holds one public key for all clients: build one verifier for each client
     * that signs with a key.
     *
     * @param methods at least one, each name once; default HMAC-SHA1 only
     * @return this builder
     * @throws IllegalArgumentException if there is none, or two of the same name
     */
    public Builder signatureMethods(SignatureMethod... methods) {
      Map<String, SignatureMethod> byName = new LinkedHashMap<>();
      for (SignatureMethod method : methods) {
        if (byName.put(method.name(), method) != null) {
          throw new IllegalArgumentException(
              "A signature method is given twice; remove one: " + method.name());
        }
      }
      if (byName.isEmpty()) {
        throw new IllegalArgumentException("A verifier needs at least one signature method");
      }
      this.signatureMethods = byName;
      return this;
    }

    /**
     * Builds the verifier.
     *
     * @return the verifier
     * @throws IllegalStateException if the credentials are missing
     */
    public OAuth1Verifier build() {
      if (credentials == null) {
        throw new IllegalStateException("Set credentials before building the verifier");
      }
      return new OAuth1Verifier(this, credentials);
    }
  }
}
