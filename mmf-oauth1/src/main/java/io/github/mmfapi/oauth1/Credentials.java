package io.github.mmfapi.oauth1;

import java.util.Objects;

/** What the three kinds of credentials have in common. */
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
