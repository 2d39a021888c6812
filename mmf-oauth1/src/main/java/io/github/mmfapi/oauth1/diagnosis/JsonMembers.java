package io.github.mmfapi.oauth1.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the members of a JSON object the way a client does that signs them as parameters: texts
 * without their quotes, all else as it is written. What is no object has no members. The time is
 * linear in the text's length.
 */
final class JsonMembers {

  private final String text;
  private int at;

  private JsonMembers(String text) {
    this.text = text;
  }

  static List<Pair> of(String body) {
    JsonMembers reader = new JsonMembers(body);
    try {
      return reader.members();
    } catch (IllegalArgumentException e) {
      // Not JSON, so nobody signed members of it.
      return List.of();
    }
  }

  private List<Pair> members() {
    List<Pair> members = new ArrayList<>();
    expect('{');
    while (peek() != '}') {
      if (!members.isEmpty()) {
        expect(',');
      }
      String name = string();
      expect(':');
      members.add(Pair.of(name, value()));
    }
    return members;
  }

  private String value() {
    char first = peek();
    if (first == '"') {
      return string();
    }
    int start = at;
    int depth = 0;
    while (depth > 0 || ",}]".indexOf(peek()) < 0) {
      char c = peek();
      if (c == '"') {
        string();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      out.append(c == '\\' ? escaped() : c);
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    if (at == text.length()) {
      throw new IllegalArgumentException("The text ends within an escape");
    }
    char c = text.charAt(at++);
    if (c != 'u') {
      int control = "bfnrt".indexOf(c);
      return control < 0 ? c : "\b\f\n\r\t".charAt(control);
    }
    if (at + 4 > text.length()) {
      throw new IllegalArgumentException("The text ends within an escape");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new IllegalArgumentException("Expected " + c + " at position " + at);
    }
    at++;
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException("The text ends at position " + at);
    }
    return text.charAt(at);
  }
}
