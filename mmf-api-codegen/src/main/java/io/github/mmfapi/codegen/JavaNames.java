package io.github.mmfapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  // Members of every generated enum.
  private static final Set<String> TAKEN_CONSTANTS = Set.of("FORMAT", "UNRECOGNIZED");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER_SCRIPT = Pattern.compile("[\\p{L}\\p{Nd}&&[^\\p{ASCII}]]");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Z0-9]+");

  /** Short names of signs; any other is spelled as in Unicode. */
  private static final Map<String, String> SIGNS =
      Map.of("+", "PLUS", "-", "MINUS", ".", "DOT", "/", "SLASH", "_", "UNDERSCORE");

  private JavaNames() {}

  /**
   * Returns the accessor name of a wire name: {@code workout_id} and {@code RoleID} become {@code
   * workoutId} and {@code roleId}. {@code Value} is appended to a Java keyword and to the name of a
   * method of the base classes.
   */
  static String accessor(String wireName) {
    StringBuilder name = new StringBuilder();
    for (String word : words(wireName)) {
      String lower = word.toLowerCase(Locale.ROOT);
      name.append(name.isEmpty() ? lower : capitalized(lower));
    }
    String java = startingAsAName(name.toString());
    return TAKEN.contains(java) || SourceVersion.isKeyword(java) ? java + "Value" : java;
  }

  /**
   * Checks that the fields of a schema have different accessors.
   *
   * @param name the name of the schema
   * @throws SpecMistake if two have the same
   */
  static void requireDistinctAccessors(String name, Schema<?> schema) {
    if (schema.getProperties() == null) {
      return;
    }
    Map<String, String> owners = new HashMap<>();
    for (String field : schema.getProperties().keySet()) {
      String twin = owners.put(accessor(field), field);
      if (twin != null) {
        throw new SpecMistake(
            "%s.%s: %s and %s both become %s() in Java; remove one of them"
                .formatted(name, field, twin, field, accessor(field)));
      }
    }
  }

  /**
   * Returns the constants of the texts of an enum: {@code dark-blue} becomes {@code DARK_BLUE},
   * {@code 0} becomes {@code _0}. If that name is the same for several texts, their signs are
   * spelled: {@code GMT+1} and {@code GMT-1} become {@code GMT_PLUS_1} and {@code GMT_MINUS_1}.
   *
   * @return a name for each text, in their order; texts that differ only by case can have the same
   */
  static List<String> constants(List<String> wireTexts) {
    List<String> plain = wireTexts.stream().map(text -> constant(words(text))).toList();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      boolean shared = Collections.frequency(plain, plain.get(i)) > 1;
      names.add(shared ? constant(spelled(wireTexts.get(i))) : plain.get(i));
    }
    return names;
  }

  /** Tells whether an enum can have a constant of this name. */
  static boolean isConstant(String name) {
    return SourceVersion.isName(name) && !name.contains(".") && !TAKEN_CONSTANTS.contains(name);
  }

  /** {@return the name of the request class of an operation} */
  static String request(String operationId) {
    return capitalized(operationId) + "Request";
  }

  /** {@return a text as a literal of Java source, with its quotation marks} */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> literal.append('\\').appendCodePoint(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                default -> {
                  if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                    literal.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    literal.appendCodePoint(c);
                  }
                }
              }
            });
    return literal.append('"').toString();
  }

  private static String constant(List<String> words) {
    String name = startingAsAName(String.join("_", words).toUpperCase(Locale.ROOT));
    return TAKEN_CONSTANTS.contains(name) ? name + "_VALUE" : name;
  }

  private static String startingAsAName(String name) {
    return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
  }

  /**
   * Returns the words of a text without accents; or its words and the names of its signs, if it has
   * letters of another script or no word at all.
   */
  private static List<String> words(String text) {
    String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    List<String> words =
        BETWEEN_WORDS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    return words.isEmpty() || OTHER_SCRIPT.matcher(plain).find() ? spelled(text) : words;
  }

  /** Returns the words of a text with the name of every sign between them. */
  private static List<String> spelled(String text) {
    if (text.isEmpty()) {
      return List.of("EMPTY");
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int sign : Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
      if (sign < 0x80 && Character.isLetterOrDigit(sign)) {
        word.appendCodePoint(sign);
      } else {
        addWord(word, words);
        words.add(nameOf(sign));
      }
    }
    addWord(word, words);
    return words;
  }

  private static void addWord(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static String nameOf(int sign) {
    String name =
        Character.isIdeographic(sign)
            ? null
            : SIGNS.getOrDefault(Character.toString(sign), Character.getName(sign));
    return name == null
        ? String.format(Locale.ROOT, "U%04X", sign)
        : NOT_IN_NAMES.matcher(name).replaceAll("_");
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
