package io.github.mmfapi.spring.autoconfigure;

import java.util.List;
import java.util.Locale;

/**
 * Recognizes the names of properties that hold secrets, however they are written: in kebab case, in
 * camel case, or as environment variables.
 */
final class SecretProperties {
  private static final List<String> PREFIXES = List.of("mmf", "oauth1clients");
  private static final List<String> SECRETS =
      List.of("secret", "password", "encryptionkey", "earlierkeys");

  private SecretProperties() {}

  static boolean isSecret(String key) {
    String name = lettersAndDigits(key);
    // Also in the middle: of a list, and of system properties that begin with something else.
    return PREFIXES.stream().anyMatch(name::startsWith)
        && SECRETS.stream().anyMatch(name::contains);
  }

  private static String lettersAndDigits(String key) {
    StringBuilder kept = new StringBuilder();
    key.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(letter -> kept.append((char) letter));
    return kept.toString();
  }
}
