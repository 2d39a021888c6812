package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.OAuth1Exception;

/**
 * Thrown if a callback belongs to another authorization: to an earlier attempt, to another session,
 * or to nobody because it is forged.
 */
public final class ForeignCallbackException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** The token of the callback. */
  private final String receivedToken;

  ForeignCallbackException(String receivedToken) {
    super(
        "The callback has another token than the one that this authorization expects. If the user"
            + " began several authorizations, complete the one that receivedToken() belongs to;"
            + " otherwise ignore this callback and begin a new one");
    this.receivedToken = receivedToken;
  }

  /**
   * Returns the token of the callback, to find the authorization that it belongs to.
   *
   * @return the received {@code oauth_token}; it comes from outside and may hold anything
   */
  public String receivedToken() {
    return receivedToken;
  }
}
