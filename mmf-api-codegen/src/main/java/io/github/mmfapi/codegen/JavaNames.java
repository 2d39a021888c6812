package io.github.mmfapi.codegen;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Converts wire names to Java names. */
final class JavaNames {
  // Methods of the base classes and of java.lang.Object.
  private static final Set<String> TAKEN =
      Set.of(
          "build",
          "builder",
          "clone",
          "equals",
          "finalize",
          "forEach",
          "getClass",
          "has",
          "hashCode",
          "notify",
          "notifyAll",
          "self",
          "set",
          "setNull",
          "text",
          "toString",
          "unknown",
          "wait");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

  private JavaNames() {}

  /**
   * Returns the accessor name of a wire name: {@code workout_id} and {@code RoleID} become {@code
   * workoutId} and {@code roleId}. {@code Value} is appended to a Java keyword and to the name of a
   * method of the base classes.
   */
  static String accessor(String wireName) {
    StringBuilder name = new StringBuilder();
    for (String word : BETWEEN_WORDS.splitAsStream(wireName).toList()) {
      if (!word.isEmpty()) {
        String lower = word.toLowerCase(Locale.ROOT);
        name.append(name.isEmpty() ? lower : capitalized(lower));
      }
    }
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      name.insert(0, '_');
    }
    String java = name.toString();
    return TAKEN.contains(java) || SourceVersion.isKeyword(java) ? java + "Value" : java;
  }

  /**
   * Returns the enum constant of a text on the wire: {@code dark-blue} becomes {@code DARK_BLUE},
   * {@code 0} becomes {@code _0}.
   */
  static String constant(String wireText) {
    String name =
        BETWEEN_WORDS
            .splitAsStream(wireText)
            .filter(word -> !word.isEmpty())
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  /** {@return the name of the request class of an operation} */
  static String request(String operationId) {
    return capitalized(operationId) + "Request";
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
