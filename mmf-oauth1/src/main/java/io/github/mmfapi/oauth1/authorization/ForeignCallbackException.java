package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;

/**
 * Tells that a callback answers another authorization than the one it was to complete: left over
 * from an earlier try, begun in another session, or forged.
 */
public final class ForeignCallbackException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  private final String receivedToken;

  ForeignCallbackException(String expectedToken, String receivedToken) {
    super(
        "The callback names another token than "
            + expectedToken
            + ", which this authorization awaits. If the user began several, complete the one that"
            + " the token belongs to; if not, begin a new one and do not use this callback");
    this.receivedToken = receivedToken;
  }

  /**
   * Returns what the callback names, to find the authorization it belongs to.
   *
   * @return the received {@code oauth_token}, which came from outside and may be anything
   */
  public String receivedToken() {
    return receivedToken;
  }
}
