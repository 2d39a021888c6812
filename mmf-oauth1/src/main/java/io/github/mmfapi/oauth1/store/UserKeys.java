package io.github.mmfapi.oauth1.store;

import java.nio.charset.StandardCharsets;

/** Checks user keys, in the same way for every store. */
final class UserKeys {

  static final int LONGEST = 255;

  private UserKeys() {}

  static void check(String userKey) {
    if (userKey.isBlank() || userKey.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A user key must have 1 to "
              + LONGEST
              + " characters and must not be blank; this one has "
              + userKey.length());
    }
    // A lone surrogate has no UTF-8 form: two such keys would be stored as one.
    if (userKey.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(userKey)) {
      throw new IllegalArgumentException(
          "A user key must not hold control characters or lone surrogates");
    }
  }
}
