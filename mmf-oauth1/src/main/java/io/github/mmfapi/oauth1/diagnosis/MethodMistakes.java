package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Mistakes in the first part of the base string (RFC 5849 section 3.4.1.1). */
final class MethodMistakes {

  static final Mistake NOT_UPPER_CASE =
      Mistake.of(
          Category.METHOD,
          "method-not-upper-case",
          "The request method is not in upper case in the base string.",
          "3.4.1.1",
          "Convert the method to upper case before signing.");

  static final Mistake OTHER =
      Mistake.of(
          Category.METHOD,
          "other-method",
          "Another request method was signed than the one that arrived.",
          "3.4.1.1",
          "Sign the method that is sent. If X-HTTP-Method-Override, a _method parameter or a"
              + " redirect changes the method, sign the method that the server sees.");

  static final List<Mistake> ALL = List.of(NOT_UPPER_CASE, OTHER);

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  private static final int MOST_OVERRIDES = 10;

  private MethodMistakes() {}

  static void offer(ParsedRequest request, Draft right, Consumer<Change> out) {
    String method = right.method();
    String lower = method.toLowerCase(Locale.ROOT);
    String mixed = method.isEmpty() ? method : method.charAt(0) + lower.substring(1);
    for (String written : List.of(request.method(), lower, mixed)) {
      if (!written.equals(method)) {
        out.accept(Change.method(NOT_UPPER_CASE, written));
      }
    }
    Set<String> others = new LinkedHashSet<>();
    request.methodOverrides().stream()
        .limit(MOST_OVERRIDES)
        .forEach(other -> others.add(other.toUpperCase(Locale.ROOT)));
    others.addAll(METHODS);
    for (String other : others) {
      if (!other.equals(method)) {
        out.accept(Change.method(OTHER, other));
      }
    }
  }
}
