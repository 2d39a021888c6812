package io.github.mmfapi.oauth1.store;

import java.nio.charset.StandardCharsets;

/** What every store takes as a user key, so that stores can be exchanged for one another. */
final class UserKeys {

  static final int LONGEST = 255;

  private UserKeys() {}

  static void check(String userKey) {
    if (userKey.isBlank() || userKey.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A user key must have 1 to "
              + LONGEST
              + " characters and not be blank; this one has "
              + userKey.length());
    }
    // A lone surrogate has no UTF-8 form: two such keys would be stored as the same one.
    if (userKey.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(userKey)) {
      throw new IllegalArgumentException(
          "A user key must not hold control characters or lone surrogates");
    }
  }
}
