package io.github.mmfapi.sandbox.internal.model;

/**
 * The id and the login of a user.
 *
 * @param userId the numeric {@code user_id}
 * @param username the name to log in with
 * @param password the password to log in with; never printed
 */
public record Account(long userId, String username, String password) {
  /** Returns the id as rows hold it. */
  public String id() {
    return Long.toString(userId);
  }

  @Override
  public String toString() {
    return "Account[" + userId + ", " + username + "]";
  }
}
