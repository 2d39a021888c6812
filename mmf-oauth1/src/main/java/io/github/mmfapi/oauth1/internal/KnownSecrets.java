package io.github.mmfapi.oauth1.internal;

import java.util.List;

/** Finds the secrets that are known in advance, at one position of a text after the other. */
final class KnownSecrets {
  /** A shorter secret is found as a word of its own only: it occurs by chance in many words. */
  private static final int SHORTEST_IN_WORDS = 4;

  private final String text;
  private final List<String> secrets;
  private final boolean[] firsts = new boolean[128];

  /**
   * Prepares the search.
   *
   * @param text the text to search
   * @param secrets the secrets in all their notations, none empty
   */
  KnownSecrets(String text, List<String> secrets) {
    this.text = text;
    this.secrets = secrets;
    for (String secret : secrets) {
      firsts[secret.charAt(0) & 127] = true;
    }
  }

  List<String> secrets() {
    return secrets;
  }

  /** Returns the length of the longest secret that begins at a position, or 0. */
  int lengthAt(int i) {
    if (secrets.isEmpty() || i >= text.length() || !firsts[text.charAt(i) & 127]) {
      return 0;
    }
    int longest = 0;
    for (String secret : secrets) {
      // Of one that is cut off by the end of the text, the beginning.
      int length = Math.min(secret.length(), text.length() - i);
      if (length > longest
          && text.regionMatches(i, secret, 0, length)
          && (length >= SHORTEST_IN_WORDS
              || (length == secret.length() && isWord(i, i + length)))) {
        longest = length;
      }
    }
    return longest;
  }

  private boolean isWord(int from, int to) {
    return !isLetterOrDigit(from - 1) && !isLetterOrDigit(to);
  }

  private boolean isLetterOrDigit(int i) {
    return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
  }
}
