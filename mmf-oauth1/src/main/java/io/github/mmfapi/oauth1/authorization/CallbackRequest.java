package io.github.mmfapi.oauth1.authorization;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request.
 *
 * @param method the method
 * @param target the target as it was sent
 * @param hosts the values of all {@code Host} headers
 */
record CallbackRequest(String method, String target, List<String> hosts) {

  private static final String HOST = "host:";

  /** Reads a head. Returns null if its first line is not one of HTTP/1. */
  static @Nullable CallbackRequest of(String head) {
    List<String> lines = head.lines().dropWhile(String::isEmpty).toList();
    if (lines.isEmpty()) {
      return null;
    }
    String[] words = lines.get(0).split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      return null;
    }
    List<String> hosts =
        lines.stream()
            .skip(1)
            .filter(line -> line.regionMatches(true, 0, HOST, 0, HOST.length()))
            .map(line -> line.substring(HOST.length()).strip().toLowerCase(Locale.ROOT))
            .toList();
    return new CallbackRequest(words[0], words[1], hosts);
  }

  /** Returns the path of the target, still encoded. */
  String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** Returns the query of the target, still encoded; null if there is none. */
  @Nullable String query() {
    int question = target.indexOf('?');
    return question < 0 ? null : target.substring(question + 1);
  }

  @Override
  public String toString() {
    return "CallbackRequest[" + method + " " + path() + "]";
  }
}
