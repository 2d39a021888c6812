package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The protocol parameters that only a caller can give: {@code oauth_callback} (RFC 5849 section
 * 2.1) and {@code oauth_verifier} (section 2.3). The signer takes them out of the request and sends
 * them once, with the other protocol parameters.
 *
 * @param callback the value of {@code oauth_callback}, null if there is none
 * @param verifier the value of {@code oauth_verifier}, null if there is none
 */
record CallerParameters(@Nullable String callback, @Nullable String verifier) {

  /**
   * Finds them in a request of a caller, or in one that an earlier attempt signed.
   *
   * @param url its URL
   * @param content its headers and body
   * @throws IllegalArgumentException if one of them occurs twice with different values, or the
   *     encoding is malformed
   */
  static CallerParameters in(String url, RequestContent content) {
    List<Parameter> all = new ArrayList<>(Parameters.parse(Rfc3986.query(url)));
    all.addAll(content.form());
    for (String header : content.authorization()) {
      if (mayHold(header)) {
        all.addAll(AuthorizationHeader.parse(header));
      }
    }
    return new CallerParameters(
        only(ProtocolNames.CALLBACK, all), only(ProtocolNames.VERIFIER, all));
  }

  /** Avoids parsing headers that cannot hold them, such as those of other schemes. */
  private static boolean mayHold(String header) {
    return AuthorizationHeader.isOAuth(header)
        && (header.contains(ProtocolNames.CALLBACK) || header.contains(ProtocolNames.VERIFIER));
  }

  private static @Nullable String only(String name, List<Parameter> parameters) {
    String found = null;
    for (Parameter parameter : parameters) {
      if (!parameter.name().equals(name)) {
        continue;
      }
      if (found != null && !found.equals(parameter.value())) {
        throw new IllegalArgumentException(
            "The request has two different values of "
                + name
                + "; give only one: it must occur once (RFC 5849 section 3.1)");
      }
      found = parameter.value();
    }
    return found;
  }

  /** Returns the request with these parameters. */
  SigningRequest addTo(SigningRequest request) {
    return request.withCallback(callback).withVerifier(verifier);
  }

  /** Returns no value: a verifier is a secret until it was used. */
  @Override
  public String toString() {
    return "CallerParameters";
  }
}
