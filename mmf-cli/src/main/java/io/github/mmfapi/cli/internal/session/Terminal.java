package io.github.mmfapi.cli.internal.session;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What the terminal's charset can pass to the command, and what it can show. */
public final class Terminal {
  /** What Java reads in place of a byte that is no text in the charset of the terminal. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final String REMEDY =
      " was not read as it was typed: it has U+FFFD, which stands for bytes that are no text in "
          + charset()
          + "; set a locale with UTF-8, such as LC_ALL=C.UTF-8";

  private Terminal() {}

  /** Returns whether standard input is a terminal. */
  public static boolean isInput() {
    return isTerminal(0);
  }

  /** Returns whether standard output is a terminal. */
  public static boolean isOutput() {
    return isTerminal(1);
  }

  /** Returns whether standard error is a terminal. */
  public static boolean isError() {
    return isTerminal(2);
  }

  /** Asks the command {@code test}, as Java knows only whether input and output both are. */
  private static boolean isTerminal(int descriptor) {
    try {
      return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return Optional.ofNullable(System.console()).isPresent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Returns the charset of standard output, which the terminal has by its locale. */
  public static Charset charset() {
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(System::getProperty)
        .filter(name -> name != null && Charset.isSupported(name))
        .map(Charset::forName)
        .findFirst()
        .orElseGet(Charset::defaultCharset);
  }

  /**
   * Refuses arguments and variables of this command that were not read as they were typed, so that
   * nothing else is signed or sent in their place.
   *
   * @throws ParameterException naming the argument or the variable
   */
  public static void refuseUnread(ParseResult parsed, Map<String, String> variables) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine command = last.commandSpec().commandLine();
    for (String argument : parsed.expandedArgs()) {
      if (isUnread(argument)) {
        throw new ParameterException(command, "the argument '" + argument + "'" + REMEDY);
      }
    }
    variables.forEach(
        (name, value) -> {
          // The value can be a secret, so only the name is shown.
          if (name.startsWith(Environment.PREFIX) && isUnread(value)) {
            throw new ParameterException(command, "the environment variable " + name + REMEDY);
          }
        });
  }

  /**
   * Refuses a line that was not read as it was typed.
   *
   * @throws IllegalStateException naming the line
   */
  public static void refuseUnread(String name, String line) {
    if (isUnread(line)) {
      throw new IllegalStateException(name + REMEDY);
    }
  }

  private static boolean isUnread(String text) {
    return text.indexOf(REPLACEMENT) >= 0;
  }

  /** Returns JSON with an escape for each character that the charset does not have. */
  public static String json(String json, Charset charset) {
    return escaped(json, charset, "\\u%04x");
  }

  /**
   * Returns a document with an escape, of JSON or XML, for each character as {@link #json} does.
   */
  public static String document(String text, Charset charset) {
    String start = text.stripLeading();
    if (start.startsWith("<")) {
      return escaped(text, charset, "&#x%x;");
    }
    return start.startsWith("{") || start.startsWith("[") ? json(text, charset) : text;
  }

  private static String escaped(String text, Charset charset, String escape) {
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            one -> {
              if (encoder.canEncode(one)) {
                out.append(one);
              } else if (escape.startsWith("&")) {
                out.append(String.format(Locale.ROOT, escape, one.codePointAt(0)));
              } else {
                one.chars().forEach(c -> out.append(String.format(Locale.ROOT, escape, c)));
              }
            });
    return out.toString();
  }
}
