package io.github.mmfapi.sandbox;

import io.github.mmfapi.sandbox.internal.model.Account;
import java.util.Objects;

/**
 * A user of the sandbox, who can log in and owns data.
 *
 * @param userId the numeric {@code user_id}, positive; also the {@code user_key} (they are equal in
 *     SEED Out[43])
 * @param username the name to log in with
 * @param password the password to log in with; never printed
 */
public record SandboxUser(long userId, String username, String password) {
  /** The user of the tutorial; the password is the sandbox's choice. */
  public static final SandboxUser TUTORIAL =
      new SandboxUser(26345682L, "A User26345682", "tutorial");

  /**
   * Creates a user.
   *
   * @param userId the numeric {@code user_id}, positive; also the {@code user_key} (they are equal
   *     in SEED Out[43])
   * @param username the name to log in with
   * @param password the password to log in with; never printed
   * @throws IllegalArgumentException if the id is not positive or a text is blank
   */
  public SandboxUser {
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    if (userId <= 0 || username.isBlank() || password.isBlank()) {
      throw new IllegalArgumentException(
          "a sandbox user needs a positive user id, a user name and a password");
    }
  }

  Account account() {
    return new Account(userId, username, password);
  }

  @Override
  public String toString() {
    return "SandboxUser[" + userId + ", " + username + "]";
  }
}
