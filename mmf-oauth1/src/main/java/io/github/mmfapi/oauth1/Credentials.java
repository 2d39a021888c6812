package io.github.mmfapi.oauth1;

import java.util.Objects;

/** Checks and describes credentials of all three kinds. */
final class Credentials {

  private Credentials() {}

  static void check(String description, String identifier, String secret) {
    Objects.requireNonNull(identifier, description);
    Objects.requireNonNull(secret, "secret");
    if (identifier.isBlank()) {
      throw new IllegalArgumentException("The " + description + " is blank");
    }
  }

  static String describe(String type, String label, String identifier) {
    return type + "[" + label + "=" + identifier + ", secret=***]";
  }
}
