package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with a valid signature.
 *
 * @param clientKey the client that signed it
 * @param token the identifier of the token or temporary credentials, null if there are none
 * @param callback the value of {@code oauth_callback}, null if it had none
 * @param verifier the value of {@code oauth_verifier}, null if it had none. The caller must check
 *     it
 * @param parameters the other parameters of query and form, decoded, in that order
 */
public record VerifiedRequest(
    String clientKey,
    @Nullable String token,
    @Nullable String callback,
    @Nullable String verifier,
    List<Parameter> parameters) {

  /**
   * Creates a verified request.
   *
   * @param clientKey the client that signed it
   * @param token the identifier of the token or temporary credentials, null if there are none
   * @param callback the value of {@code oauth_callback}, null if it had none
   * @param verifier the value of {@code oauth_verifier}, null if it had none. The caller must check
   *     it
   * @param parameters the other parameters of query and form, decoded, in that order
   */
  public VerifiedRequest {
    parameters = List.copyOf(parameters);
  }

  /** Returns client and token. Verifier and parameters may be secret and are left out. */
  @Override
  public String toString() {
    return "VerifiedRequest[clientKey=" + clientKey + ", token=" + token + "]";
  }
}
