package io.github.mmfapi.oauth1.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Checks user keys and names their records, in the same way for every store. */
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

  /**
   * Checks the arguments of {@link TokenStore#userKeysAfter}.
   *
   * @return the key that the page follows, empty for the first page
   */
  static String startOfPage(@Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit of a page must be at least 1, not " + limit);
    }
    if (after == null || after.isEmpty()) {
      return "";
    }
    check(after);
    return after;
  }

  /**
   * Names the record of a user: 64 hexadecimal digits, for places that cannot hold every character,
   * or that take different user keys for one.
   *
   * @throws IllegalArgumentException if the user key has another form
   */
  static String digest(String userKey) {
    check(userKey);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(userKey.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }
}
