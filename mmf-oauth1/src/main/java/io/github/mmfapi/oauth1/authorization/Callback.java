package io.github.mmfapi.oauth1.authorization;

/**
 * The callback that the server sent with the user's browser after access was granted (RFC 5849
 * section 2.2).
 *
 * @param token the identifier of the temporary credentials that the user authorized
 * @param verifier the verification code for {@link WebRedirectionFlow#requestTokenCredentials}
 */
public record Callback(String token, String verifier) {

  /** Returns the token; the verifier is masked. */
  @Override
  public String toString() {
    return "Callback[token=" + token + ", verifier=***]";
  }
}
