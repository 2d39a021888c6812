package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.net.URI;
import java.util.Locale;

/**
 * The three addresses of a server's web redirection flow (RFC 5849 section 2).
 *
 * @param temporaryCredentialsUrl the address that issues temporary credentials (section 2.1)
 * @param authorizationUrl the address for the user's browser (section 2.2)
 * @param tokenCredentialsUrl the address that issues token credentials (section 2.3)
 */
public record OAuth1Endpoints(
    URI temporaryCredentialsUrl, URI authorizationUrl, URI tokenCredentialsUrl) {

  /**
   * Creates the endpoints.
   *
   * @param temporaryCredentialsUrl the address that issues temporary credentials (section 2.1)
   * @param authorizationUrl the address for the user's browser (section 2.2)
   * @param tokenCredentialsUrl the address that issues token credentials (section 2.3)
   * @throws IllegalArgumentException if one is not an absolute {@code http} or {@code https} URL
   *     with a host, or has a fragment
   */
  public OAuth1Endpoints {
    check("temporary credentials", temporaryCredentialsUrl);
    check("authorization", authorizationUrl);
    check("token credentials", tokenCredentialsUrl);
  }

  private static void check(String name, URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    if (!http || url.getRawAuthority() == null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " URL must be absolute, http: or https:, without a fragment: "
              + Rfc3986.shownMalformed(url.toString()));
    }
  }
}
