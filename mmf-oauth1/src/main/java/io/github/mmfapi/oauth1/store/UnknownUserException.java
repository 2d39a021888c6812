package io.github.mmfapi.oauth1.store;

import io.github.mmfapi.oauth1.OAuth1Exception;

/** Thrown if a call names a user without stored token credentials. */
public final class UnknownUserException extends OAuth1Exception {

  private static final long serialVersionUID = 1L;

  /** The key of the user. */
  private final String userKey;

  UnknownUserException(String userKey) {
    super(
        "No token credentials are stored for user '"
            + userKey
            + "': have the user authorize the application, then put the token credentials into"
            + " the store");
    this.userKey = userKey;
  }

  /**
   * Returns the user.
   *
   * @return the user key that the store does not have
   */
  public String userKey() {
    return userKey;
  }
}
