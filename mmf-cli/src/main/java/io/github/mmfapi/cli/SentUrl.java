package io.github.mmfapi.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks that a URL is written as it is sent. */
final class SentUrl {
  private static final Pattern PORT = Pattern.compile("://[^/?#]*:0*([0-9]+)(?:[/?#]|$)");

  private SentUrl() {}

  /**
   * Refuses characters that no request line has: blanks, control characters, and any outside ASCII
   * (RFC 3986 section 2). A client encodes them, and a signature of anything else does not fit.
   * Also refuses a port that does not exist.
   *
   * @throws ParameterException naming the character and its place, or the port
   */
  static void check(String url, CommandLine command) {
    int authority = url.indexOf("://") + 3;
    int authorityEnd = authority;
    while (authorityEnd < url.length() && "/?#".indexOf(url.charAt(authorityEnd)) < 0) {
      authorityEnd++;
    }
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c > ' ' && c < 0x7F) {
        continue;
      }
      boolean inHost = i < authorityEnd && authority >= 3;
      throw new ParameterException(
          command,
          String.format(
              Locale.ROOT,
              "--url has the character U+%04X in place %d, which no request can carry; %s",
              url.codePointAt(i),
              i + 1,
              inHost
                  ? "write the host in ASCII, such as xn--..."
                  : "percent-encode its UTF-8, such as %20 for a blank"));
    }
    checkPort(url, command);
  }

  private static void checkPort(String url, CommandLine command) {
    Matcher port = PORT.matcher(url);
    if (port.find() && (port.group(1).length() > 5 || Integer.parseInt(port.group(1)) > 65_535)) {
      throw new ParameterException(
          command, "--url has the port " + port.group(1) + "; the last port is 65535");
    }
  }
}
