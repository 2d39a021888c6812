package io.github.mmfapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.recording.Scrubber;

/** Values of a response as reports show them: short, and without secrets. */
final class ShownValue {
  private static final int LONGEST = 120;

  private ShownValue() {}

  /** Returns kind and value of a field. */
  static String kind(String name, JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "nothing";
      case NULL -> "null";
      case OBJECT -> "an object";
      case ARRAY -> value.isEmpty() ? "an empty array" : "an array";
      case NUMBER -> isSecret(name) ? "a number" : "a number, such as " + value;
      case BOOLEAN -> value + ", a truth value";
      default -> "a text, such as " + scrubbed(name, value);
    };
  }

  private static String scrubbed(String name, JsonNode value) {
    String member = "\"" + name + "\":" + value;
    String clean = Scrubber.scrub(member);
    return shortened(clean.substring(clean.indexOf("\":") + 2));
  }

  /** Returns the rule that a value breaks, without the value if it can be secret. */
  static String rule(String name, String rule) {
    return isSecret(name) ? "a value of another form" : shortened(rule);
  }

  private static boolean isSecret(String name) {
    String member = "{\"" + name + "\":\"x\"}";
    return !Scrubber.scrub(member).equals(member);
  }

  /** Returns the beginning of a text in one line. */
  static String shortened(String text) {
    String clean = Scrubber.scrub(text).replace('\n', ' ').replace('\r', ' ').strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
