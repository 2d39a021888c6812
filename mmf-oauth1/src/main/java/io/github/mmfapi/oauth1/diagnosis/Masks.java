package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.List;

/** Masks in base strings what must not be shown: values of telling names, and known secrets. */
final class Masks {

  /** Stands for the mask until the text is encoded: no encoder changes it. */
  private static final String LETTERS = "xMASKx";

  private static final int LONGEST_NAME = 100;

  /**
   * Shorter secrets are found in every text, so that masking them would tell more than it hides.
   */
  private static final int SHORTEST_SECRET = 4;

  private final List<String> secrets;

  /** Takes the secrets that are known, in any form. */
  Masks(List<String> secrets) {
    this.secrets =
        secrets.stream().filter(secret -> secret.strip().length() >= SHORTEST_SECRET).toList();
  }

  /** Returns a name as it is signed; masked if it is the text of a body, which may be anything. */
  String name(ParameterRecipe.Encoded encoded) {
    Pair pair = encoded.pair();
    String name = pair.name();
    boolean body = !isWord(name) && (pair.isIn(Pair.Place.NONE) || SecretText.isSecret(name));
    return body || name.length() > LONGEST_NAME || hasSecret(name) ? LETTERS : encoded.name();
  }

  String value(ParameterRecipe.Encoded encoded) {
    Pair pair = encoded.pair();
    boolean secret = SecretText.isSecret(pair.name()) || hasSecret(pair.value());
    return !encoded.value().isEmpty() && secret ? LETTERS : encoded.value();
  }

  /** Replaces what stood for the mask. */
  String restore(String text) {
    return text.replace(LETTERS, SecretText.MASK);
  }

  /** Masks the known secrets wherever they stand in a text. */
  String withoutSecrets(String text) {
    String masked = text;
    for (String secret : secrets) {
      String once = Encoder.RFC3986.encode(secret.strip());
      masked =
          masked
              .replace(Encoder.RFC3986.encode(once), SecretText.MASK)
              .replace(once, SecretText.MASK);
      masked = masked.replace(secret.strip(), SecretText.MASK);
    }
    return masked;
  }

  /** Masks the values in a query. */
  String query(String query) {
    StringBuilder out = new StringBuilder();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      boolean secret = equals >= 0 && SecretText.isSecret(name);
      out.append(out.isEmpty() ? "" : "&").append(secret ? name + "=" + LETTERS : pair);
    }
    return out.toString();
  }

  private boolean hasSecret(String text) {
    return secrets.stream().anyMatch(secret -> text.contains(secret.strip()));
  }

  private static boolean isWord(String name) {
    return name.chars()
        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "_.-".indexOf(c) >= 0));
  }
}
