package io.github.mmfapi.cli;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks that a URL is written as it is sent. */
final class SentUrl {
  private SentUrl() {}

  /**
   * Refuses characters that no request line has: blanks, control characters, and any outside ASCII
   * (RFC 3986 section 2). A client encodes them, and a signature of anything else does not fit.
   *
   * @throws ParameterException naming the character and its place
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
  }
}
