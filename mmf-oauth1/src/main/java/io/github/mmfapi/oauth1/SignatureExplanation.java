package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains a signature step by step (RFC 5849 section 3.4). Everything here may be shown: secrets,
 * and values with secret names (verifier, password, secret, session, tokens other than {@code
 * oauth_token}), are replaced by {@code ***}. {@link SignedRequest} has the texts as they were
 * signed. Immutable.
 */
public final class SignatureExplanation {

  /** A masked value in a base string, where it is encoded twice. */
  private static final String MASK_TWICE_ENCODED =
      PercentEncoding.encode(PercentEncoding.encode(SecretText.MASK));

  private final SignedRequest signed;
  private final String maskedKey;

  SignatureExplanation(SignedRequest signed, String maskedKey) {
    this.signed = signed;
    this.maskedKey = maskedKey;
  }

  /**
   * Returns the request method.
   *
   * @return the method in upper case
   */
  public String method() {
    return signed.method();
  }

  /**
   * Returns the base string URI (section 3.4.1.2).
   *
   * @return the URI, not encoded
   */
  public String baseUri() {
    return signed.baseUri();
  }

  /**
   * Returns the normalised parameters (section 3.4.1.3.2).
   *
   * @return one {@code name=value} a line, both encoded, in the order of the base string
   */
  public List<String> normalizedParameters() {
    List<String> lines = new ArrayList<>();
    for (Parameter parameter : signed.parameters()) {
      String name = parameter.name();
      boolean secret = SecretText.isSecret(name);
      lines.add(
          PercentEncoding.encode(name)
              + "="
              + (secret ? SecretText.MASK : PercentEncoding.encode(parameter.value())));
    }
    return List.copyOf(lines);
  }

  /**
   * Returns the base string (section 3.4.1.1).
   *
   * @return the signed text with masked values
   */
  public String baseString() {
    List<Parameter> shown = new ArrayList<>(signed.parameters());
    shown.replaceAll(
        p -> SecretText.isSecret(p.name()) ? new Parameter(p.name(), SecretText.MASK) : p);
    return BaseString.join(signed.method(), signed.baseUri(), shown)
        .replace(MASK_TWICE_ENCODED, SecretText.MASK);
  }

  /**
   * Describes the key: the two percent-encoded secrets joined by {@code &} (sections 3.4.2 and
   * 3.4.4), or a private key (section 3.4.3).
   *
   * @return presence and lengths of the secrets, never their text
   */
  public String maskedKey() {
    return maskedKey;
  }

  /**
   * Returns the signature.
   *
   * @return the value of {@code oauth_signature}, decoded; masked with PLAINTEXT, because it is the
   *     secrets themselves
   */
  public String signature() {
    boolean plaintext =
        signed
            .oauthParameters()
            .contains(new Parameter(ProtocolNames.SIGNATURE_METHOD, ProtocolNames.PLAINTEXT));
    return plaintext ? SecretText.MASK : signed.signature();
  }

  /** Returns all parts as text for people. */
  @Override
  public String toString() {
    return String.join(
        "\n",
        "method: " + method(),
        "base URI: " + baseUri(),
        "normalised parameters:",
        "  " + String.join("\n  ", normalizedParameters()),
        "base string: " + baseString(),
        "key: " + maskedKey(),
        "signature: " + signature());
  }
}
