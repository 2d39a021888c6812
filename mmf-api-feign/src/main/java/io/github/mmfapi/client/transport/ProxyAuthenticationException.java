package io.github.mmfapi.client.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a proxy answered HTTP 407: it wants credentials, or other ones. The request did not
 * get to the API.
 */
public final class ProxyAuthenticationException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param challenge the proxy's header {@code Proxy-Authenticate}, of which the scheme is shown;
   *     null if there was none
   */
  public ProxyAuthenticationException(@Nullable String challenge) {
    super(
        "the proxy wants authentication (HTTP 407"
            + scheme(challenge)
            + "); set its user and password with proxy(address, user, password), or correct them");
  }

  private static String scheme(@Nullable String challenge) {
    String scheme = challenge == null ? "" : challenge.strip().split("\\s", 2)[0];
    return scheme.matches("[A-Za-z0-9_-]{1,40}") ? ", " + scheme : "";
  }
}
