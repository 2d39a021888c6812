package io.github.mmfapi.oauth1.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a signature is computed from.
 *
 * @param method the first part of the base string
 * @param uri the second part
 * @param parameters the third part
 * @param key the key of HMAC, and with PLAINTEXT the signature. Secret
 */
record Draft(String method, BaseUri uri, ParameterRecipe parameters, String key) {

  /** Returns the base string up to its parameters. */
  String head() {
    return method + '&' + uri.encoded(parameters.outer()) + '&';
  }

  String baseString() {
    return head() + parameters.text();
  }

  boolean reproduces(SignatureTarget target) {
    return target.isReproducedBy(head().getBytes(StandardCharsets.UTF_8), parameters.bytes(), key);
  }

  /** Returns what is signed at last by a client that signs its first signature. */
  Draft resolved(SignatureTarget target) {
    if (!parameters.isSignedTwice()) {
      return this;
    }
    List<Pair> pairs = new ArrayList<>(parameters.pairs());
    pairs.add(
        Pair.of(
            "oauth_signature",
            target.signature(head().getBytes(StandardCharsets.UTF_8), parameters.bytes(), key)));
    return new Draft(method, uri, parameters.with(pairs), key);
  }

  /** Returns the base string as it may be shown. */
  String shown(Masks masks) {
    BaseUri masked = uri.withSuffix(masks.query(uri.suffix()));
    return masks.withoutSecrets(
        method
            + '&'
            + masks.restore(masked.encoded(parameters.outer()))
            + '&'
            + parameters.masked(masks));
  }

  /** Returns nothing of the parts, for the key is secret and the parameters may be. */
  @Override
  public String toString() {
    return "Draft";
  }
}
