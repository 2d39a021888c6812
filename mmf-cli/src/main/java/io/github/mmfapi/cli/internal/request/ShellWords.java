package io.github.mmfapi.cli.internal.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line into words as a POSIX shell does: blanks, {@code '…'}, {@code "…"}, {@code
 * $'…'}, backslashes. Nothing is expanded.
 */
final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private final ByteArrayOutputStream word = new ByteArrayOutputStream();
  private boolean inWord;
  private int at;
  private boolean cut;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * Splits a text up to the end of its first command.
   *
   * @throws IllegalArgumentException if a quote is not closed, or the shell would insert something
   */
  static ShellWords of(String text) {
    ShellWords shell = new ShellWords(text);
    shell.split();
    return shell;
  }

  List<String> words() {
    return words;
  }

  /** Returns whether something follows that belongs to another command, or to a file. */
  boolean isCut() {
    return cut;
  }

  private void split() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        escaped();
      } else if (c == '\'') {
        at++;
        add(text.substring(at, closing('\'')));
        at = closing('\'') + 1;
      } else if (c == '"') {
        doubleQuoted();
      } else if (c == '$' || c == '`') {
        dollar();
      } else if (Character.isWhitespace(c) || "|&;<>".indexOf(c) >= 0) {
        end();
        if (ends(c)) {
          return;
        }
        at++;
      } else {
        addCharacter();
      }
    }
    end();
  }

  /** A line break ends the command, as do the operators of the shell. */
  private boolean ends(char c) {
    if (c == '\n' && words.isEmpty()) {
      return false;
    }
    boolean operator = "|&;<>\n".indexOf(c) >= 0;
    if (operator) {
      cut = !text.substring(at + 1).isBlank();
    }
    return operator;
  }

  private void end() {
    if (inWord) {
      words.add(word.toString(StandardCharsets.UTF_8));
      word.reset();
      inWord = false;
    }
  }

  private void add(String piece) {
    word.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
    inWord = true;
  }

  private void addCharacter() {
    int character = text.codePointAt(at);
    add(Character.toString(character));
    at += Character.charCount(character);
  }

  /** A backslash before a line break joins the two lines. */
  private void escaped() {
    at++;
    if (text.startsWith("\r\n", at)) {
      at += 2;
    } else if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    } else if (at < text.length()) {
      addCharacter();
    }
  }

  private int closing(char quote) {
    int end = text.indexOf(quote, at);
    if (end < 0) {
      throw new IllegalArgumentException(
          "the command has a quote " + quote + " that is not closed; paste all of it");
    }
    return end;
  }

  private void doubleQuoted() {
    at++;
    inWord = true;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && "\\\"$`\n".indexOf(text.charAt(at + 1)) >= 0) {
        at++;
        if (text.charAt(at) == '\n') {
          at++;
        } else {
          addCharacter();
        }
      } else if (c == '`' || (c == '$' && isExpansion())) {
        throw expansion();
      } else {
        addCharacter();
      }
    }
    at = closing('"') + 1;
  }

  private void dollar() {
    if (text.startsWith("$'", at)) {
      at += 2;
      inWord = true;
      at = new AnsiQuote(text, at).appendTo(word);
    } else if (text.startsWith("$\"", at)) {
      at++;
    } else if (text.charAt(at) == '`' || isExpansion()) {
      throw expansion();
    } else {
      addCharacter();
    }
  }

  private boolean isExpansion() {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return Character.isLetterOrDigit(next) || "_{(@*#?$!-".indexOf(next) >= 0;
  }

  private static IllegalArgumentException expansion() {
    return new IllegalArgumentException(
        "the command has a variable or command of the shell in it; paste it with the values that"
            + " were sent");
  }
}
