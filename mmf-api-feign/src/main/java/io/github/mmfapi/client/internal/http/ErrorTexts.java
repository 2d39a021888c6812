package io.github.mmfapi.client.internal.http;

import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.List;

/**
 * Bounds the error texts of a response, which a server can make as many and as long as it likes.
 */
public final class ErrorTexts {
  /** The most texts that an exception keeps. */
  public static final int MOST = 20;

  /** The most characters of one text that an exception keeps. */
  public static final int LONGEST = 500;

  /**
   * The most characters of one text that are searched for secrets. More than are kept, so that a
   * text can become shorter by the search, and a cut remains visible.
   */
  public static final int READ = 8 * LONGEST;

  private static final String CUT = "…";

  private ErrorTexts() {}

  /**
   * Returns the beginning of a text without secrets. It is cut before it is searched, and marked
   * after that: a secret that the cut falls into is known by its beginning only at the end of the
   * text.
   */
  public static String masked(String text, SecretText secrets) {
    return text.length() <= READ ? secrets.mask(text) : secrets.mask(text.substring(0, READ)) + CUT;
  }

  /** Returns the first texts, each cut to its most characters; a text that was cut ends in … */
  public static List<String> bounded(List<String> texts) {
    return texts.stream().limit(MOST).map(text -> cut(text, LONGEST)).toList();
  }

  /** Returns the beginning of a text, with … for the rest. No pair of surrogates is cut apart. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }
}
