package io.github.mmfapi.oauth1.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that are known, and the names that belong to them.
 *
 * @param client the client secret
 * @param token the token secret, empty if there is none
 * @param temporary the secret of the temporary credentials that the token was made from
 * @param others further secrets that may have been used
 * @param clientKey the received {@code oauth_consumer_key}, empty if there is none
 * @param tokenName the received {@code oauth_token}, empty if there is none
 */
record Secrets(
    String client,
    String token,
    @Nullable String temporary,
    List<String> others,
    String clientKey,
    String tokenName) {

  /** Returns the token secret, empty if the request has no token. */
  String usedToken() {
    return tokenName.isEmpty() ? "" : token;
  }

  /** Returns the token secret that is known although the request has no token. */
  String unusedToken() {
    return tokenName.isEmpty() ? token : "";
  }

  /** Returns the right key (RFC 5849 section 3.4.2). */
  String key() {
    return encode(client) + "&" + encode(usedToken());
  }

  /** Describes the right key without showing it. */
  String maskedKey() {
    return describe("client secret", client) + "&" + describe("token secret", usedToken());
  }

  Masks masks() {
    List<String> all = new ArrayList<>(others);
    all.add(client);
    all.add(token);
    if (temporary != null) {
      all.add(temporary);
    }
    // A token or key that doubles as a secret could not be told from its name.
    all.removeIf(secret -> secret.equals(clientKey) || secret.equals(tokenName));
    return new Masks(all);
  }

  static String encode(String secret) {
    return Encoder.RFC3986.encode(secret);
  }

  private static String describe(String name, String secret) {
    if (secret.isEmpty()) {
      return "(no " + name + ")";
    }
    int encoded = encode(secret).length();
    String grown = encoded == secret.length() ? "" : ", " + encoded + " when percent-encoded";
    return "(" + name + ": " + secret.length() + " characters" + grown + ")";
  }

  /** Returns the names, never the secrets. */
  @Override
  public String toString() {
    return "Secrets[" + clientKey + "]";
  }
}
