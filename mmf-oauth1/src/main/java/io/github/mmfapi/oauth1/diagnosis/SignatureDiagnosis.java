package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Explains why the signature of a received request is refused (RFC 5849 section 3.2). It computes
 * the signature again with each mistake of {@link Mistake#catalogue()}, alone and in pairs, and
 * names a mistake in the signature only if the result equals the received signature. At most 4,000
 * signatures are computed.
 *
 * <p>Nothing here shows a secret: parameters whose names tell of one (password, verifier, secret,
 * session, e-mail) and the secrets themselves read {@code ***}. Immutable.
 */
public final class SignatureDiagnosis {

  /** The outcome of a diagnosis. */
  public enum Verdict {
    /** The signature matches the request, and nothing around it is wrong. */
    VALID,
    /** The mistakes that are named are why a server refuses the request. */
    EXPLAINED,
    /**
     * No known mistake leads to the received signature. Most often a secret is another one than the
     * server's, or the request was changed on its way. What is wrong around the signature is named.
     */
    UNEXPLAINED;

    /** Returns the name in lower case. */
    @Override
    public String toString() {
      return switch (this) {
        case VALID -> "valid";
        case EXPLAINED -> "explained";
        case UNEXPLAINED -> "unexplained";
      };
    }
  }

  private final Verdict verdict;
  private final List<Mistake> mistakes;
  private final @Nullable String expected;
  private final @Nullable String received;
  private final String maskedKey;
  private final int tried;

  SignatureDiagnosis(
      Verdict verdict,
      List<Mistake> mistakes,
      @Nullable String expected,
      @Nullable String received,
      String maskedKey,
      int tried) {
    this.verdict = verdict;
    this.mistakes = List.copyOf(mistakes);
    this.expected = expected;
    this.received = received;
    this.maskedKey = maskedKey;
    this.tried = tried;
  }

  /**
   * Diagnoses a request of which only the secrets are known.
   *
   * @param request the request as received
   * @param clientSecret the secret of its {@code oauth_consumer_key}, may be empty
   * @param tokenSecret the secret of its {@code oauth_token}, empty if there is none
   * @return the diagnosis
   */
  public static SignatureDiagnosis of(
      ReceivedRequest request, String clientSecret, String tokenSecret) {
    return builder(clientSecret, tokenSecret).diagnose(request);
  }

  /**
   * Starts a diagnosis of which more is known than the secrets.
   *
   * @param clientSecret the secret of the request's {@code oauth_consumer_key}, may be empty
   * @param tokenSecret the secret of its {@code oauth_token}, empty if there is none
   * @return a builder
   */
  public static Builder builder(String clientSecret, String tokenSecret) {
    return new Builder(clientSecret, tokenSecret);
  }

  /**
   * Returns the outcome.
   *
   * @return valid, explained or unexplained
   */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Returns what is wrong, in the order of the catalogue. Mistakes in the signature are one or two,
   * and two more if its base64 form is wrong; those around it come on top.
   *
   * @return the mistakes; none if the request is valid, unmodifiable
   */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  /**
   * Returns the right base string of the request (RFC 5849 section 3.4.1.1), secret values masked.
   *
   * @return the base string, null if the request cannot be read
   */
  public @Nullable String expectedBaseString() {
    return expected;
  }

  /**
   * Returns the base string that was signed, secret values masked. It equals the expected one if
   * the mistake is in the key or around the signature.
   *
   * @return the base string, null if it is not known
   */
  public @Nullable String receivedBaseString() {
    return received;
  }

  /**
   * Returns where the two base strings differ first.
   *
   * @return the position, counted from 0; -1 if they are equal as shown or one is not known
   */
  public int firstDifference() {
    return expected == null || received == null
        ? -1
        : DifferenceMarker.firstDifference(expected, received);
  }

  /**
   * Shows the two base strings around their first difference, which a {@code ^} below them marks.
   *
   * @return three lines, empty if there is no difference to show
   */
  public String markedDifference() {
    int position = firstDifference();
    return position < 0
        ? ""
        : DifferenceMarker.mark(
            Objects.requireNonNull(expected), Objects.requireNonNull(received), position);
  }

  /**
   * Returns what the right key is made of.
   *
   * @return the presence and the lengths of the secrets, never their text; empty if the request
   *     cannot be read
   */
  public String maskedKey() {
    return maskedKey;
  }

  /**
   * Returns how many signatures were computed.
   *
   * @return 0 if the request has no signature to compare with
   */
  public int tried() {
    return tried;
  }

  /** Returns all of it for people to read, without secrets. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("verdict: ").append(verdict);
    for (Mistake mistake : mistakes) {
      out.append("\n\nmistake: ").append(mistake.id());
      out.append("\n  what: ").append(mistake.summary());
      out.append("\n  rule: ").append(mistake.rule());
      out.append("\n  fix:  ").append(mistake.fix());
    }
    if (verdict == Verdict.UNEXPLAINED) {
      out.append("\n\nNo known mistake leads to this signature (").append(tried).append(" tried).");
      out.append("\nCompare both secrets, and compare the base string that the client signed:");
    }
    if (expected != null) {
      out.append("\n\nexpected base string:\n").append(expected);
    }
    if (received != null && !received.equals(expected)) {
      out.append("\n\nreceived base string:\n").append(received);
      out.append("\n\nfirst difference:\n").append(markedDifference());
    }
    if (!maskedKey.isEmpty()) {
      out.append("\n\nexpected key: ").append(maskedKey);
    }
    return out.toString();
  }

  /** Collects what is known beside the secrets; everything here is optional. */
  public static final class Builder {

    /** As many secrets as {@link #otherSecrets} takes. */
    private static final int MOST_SECRETS = 20;

    final String clientSecret;
    final String tokenSecret;
    final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final List<PublicKey> rsaKeys = new ArrayList<>();
    @Nullable String origin;
    @Nullable Instant arrival;
    Duration timestampWindow = Duration.ofMinutes(5);
    @Nullable String temporarySecret;
    List<String> otherSecrets = List.of();
    Predicate<String> knownClientKeys = key -> true;
    Predicate<String> knownTokens = token -> true;
    Predicate<String> usedNonces = nonce -> false;
    byte @Nullable [] body;

    Set<String> signatureMethods =
        new LinkedHashSet<>(
            List.of(
                "HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512", "RSA-SHA1", "RSA-SHA256", "PLAINTEXT"));

    private Builder(String clientSecret, String tokenSecret) {
      this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
      this.tokenSecret = Objects.requireNonNull(tokenSecret, "tokenSecret");
    }

    /**
     * Sets scheme, host and port as clients see them, for a server behind a proxy.
     *
     * @param origin such as {@code https://api.example.com}; default those of the request's URL
     * @return this builder
     */
    public Builder origin(String origin) {
      this.origin = Objects.requireNonNull(origin, "origin");
      return this;
    }

    /**
     * Adds a header of the request. {@code Host}, {@code X-Forwarded-Host}, {@code
     * X-Forwarded-Port} and {@code Forwarded} tell other hosts that may have been signed, {@code
     * X-HTTP-Method-Override} another method; other headers are not used.
     *
     * @param name the header's name, written in any case
     * @param value its value
     * @return this builder
     */
    public Builder header(String name, String value) {
      headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      return this;
    }

    /**
     * Sets when the request arrived, which its timestamp is compared with.
     *
     * @param arrival the time; default none, so that the age of the timestamp is not checked
     * @return this builder
     */
    public Builder arrival(Instant arrival) {
      this.arrival = Objects.requireNonNull(arrival, "arrival");
      return this;
    }

    /**
     * Sets how far a timestamp may be from the time of arrival, before or after it.
     *
     * @param window whole seconds count; default 5 minutes
     * @return this builder
     */
    public Builder timestampWindow(Duration window) {
      this.timestampWindow = Objects.requireNonNull(window, "window");
      return this;
    }

    /**
     * Sets the secret of the temporary credentials that the token was made from.
     *
     * @param secret the secret; default none
     * @return this builder
     */
    public Builder temporarySecret(String secret) {
      this.temporarySecret = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /**
     * Sets further secrets that may have been used, such as those of the user's other tokens.
     *
     * @param secrets at most 20 are tried, the first ones; default none
     * @return this builder
     */
    public Builder otherSecrets(Collection<String> secrets) {
      this.otherSecrets = secrets.stream().limit(MOST_SECRETS).toList();
      return this;
    }

    /**
     * Sets which consumer keys exist.
     *
     * @param known tells whether there is a consumer key; default all exist
     * @return this builder
     */
    public Builder knownClientKeys(Predicate<String> known) {
      this.knownClientKeys = Objects.requireNonNull(known, "known");
      return this;
    }

    /**
     * Sets which tokens exist.
     *
     * @param known tells whether there is a token; default all exist
     * @return this builder
     */
    public Builder knownTokens(Predicate<String> known) {
      this.knownTokens = Objects.requireNonNull(known, "known");
      return this;
    }

    /**
     * Sets which nonces were used before the request arrived.
     *
     * @param used tells whether a nonce was used; default none was
     * @return this builder
     */
    public Builder usedNonces(Predicate<String> used) {
      this.usedNonces = Objects.requireNonNull(used, "used");
      return this;
    }

    /**
     * Sets the body as bytes, which {@code oauth_body_hash} is compared with.
     *
     * @param body the body exactly as received; default the request's text in UTF-8
     * @return this builder
     */
    public Builder body(byte[] body) {
      this.body = body.clone();
      return this;
    }

    /**
     * Adds a public RSA key of the client, for RSA-SHA1 and RSA-SHA256.
     *
     * @param key the key
     * @return this builder
     */
    public Builder rsaKey(PublicKey key) {
      rsaKeys.add(Objects.requireNonNull(key, "key"));
      return this;
    }

    /**
     * Sets which signature methods the server accepts.
     *
     * @param names the values of {@code oauth_signature_method}; default HMAC-SHA1, HMAC-SHA256,
     *     HMAC-SHA512, RSA-SHA1, RSA-SHA256 and PLAINTEXT
     * @return this builder
     */
    public Builder signatureMethods(String... names) {
      this.signatureMethods = new LinkedHashSet<>(List.of(names));
      return this;
    }

    /**
     * Diagnoses a request.
     *
     * @param request the request as received
     * @return the diagnosis
     * @throws IllegalArgumentException if the origin is no absolute {@code http} or {@code https}
     *     URL
     */
    public SignatureDiagnosis diagnose(ReceivedRequest request) {
      if (origin != null) {
        BaseUri.of(origin);
      }
      return new DiagnosisRun(this, Objects.requireNonNull(request, "request")).run();
    }
  }
}
