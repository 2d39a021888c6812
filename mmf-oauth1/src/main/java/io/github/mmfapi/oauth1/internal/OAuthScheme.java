package io.github.mmfapi.oauth1.internal;

import java.util.function.BiConsumer;

/** Reads headers of the {@code OAuth} authentication scheme (RFC 5849 section 3.5.1). */
public final class OAuthScheme {
  /** The name of the scheme. */
  public static final String NAME = "OAuth";

  private OAuthScheme() {}

  /** Returns whether a header's value is of the {@code OAuth} scheme, written in any case. */
  public static boolean isIn(String header) {
    String value = header.strip();
    return value.regionMatches(true, 0, NAME, 0, NAME.length())
        && (value.length() == NAME.length() || Character.isWhitespace(value.charAt(NAME.length())));
  }

  /**
   * Passes on each decoded parameter of a header of the scheme, but not the realm.
   *
   * @param header the value of the header
   * @param sink receives name and value
   * @throws IllegalArgumentException if the syntax is wrong; the message names the position only
   */
  public static void forEachParameter(String header, BiConsumer<String, String> sink) {
    AuthParameterScanner scanner = new AuthParameterScanner(header.strip(), NAME.length());
    while (scanner.next()) {
      if (!scanner.isParameter()) {
        throw new IllegalArgumentException(
            "Malformed OAuth header at position " + scanner.nameStart() + ": a name without =");
      }
      if (!scanner.isClosed()) {
        throw new IllegalArgumentException(
            "Malformed OAuth header at position "
                + (scanner.valueStart() - 1)
                + ": a quote that is not closed");
      }
      String name = scanner.name();
      if (!name.equalsIgnoreCase(ProtocolNames.REALM)) {
        sink.accept(name, scanner.value());
      }
    }
  }
}
