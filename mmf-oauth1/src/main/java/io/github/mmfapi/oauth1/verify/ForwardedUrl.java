package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.util.Locale;

/** The parts of a received URL, of which a proxy may report others. */
final class ForwardedUrl {
  private String scheme;
  private String host;
  private String port;
  private String prefix = "";
  private final String rest;

  private ForwardedUrl(String scheme, String authority, String rest) {
    this.scheme = scheme;
    int colon = portColon(authority);
    this.host = authority.substring(0, colon);
    this.port = authority.substring(Math.min(colon + 1, authority.length()));
    this.rest = rest;
  }

  static ForwardedUrl of(String url) {
    int authority = url.indexOf("://") + 3;
    int end = Rfc3986.authorityEnd(url);
    if (authority < 3 || end < authority) {
      throw refused("The received URL is not absolute", Rfc3986.shown(url));
    }
    ForwardedUrl parts =
        new ForwardedUrl(
            url.substring(0, authority - 3).toLowerCase(Locale.ROOT),
            url.substring(authority, end),
            url.substring(end));
    if (parts.port.equals(defaultPort(parts.scheme))) {
      parts.port = "";
    }
    return parts;
  }

  /** Takes over what a proxy reports; the headers come in the order of the enum. */
  void add(ForwardedHeader header, String value) {
    switch (header) {
      case FORWARDED -> forwarded(value);
      case X_FORWARDED_PROTO -> scheme(header.headerName(), value);
      case X_FORWARDED_HOST -> host(header.headerName(), value);
      case X_FORWARDED_PORT -> port = checkedPort(header.headerName(), value);
      case X_FORWARDED_PREFIX -> prefix(header.headerName(), value);
    }
  }

  private void forwarded(String element) {
    for (String pair : element.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw refused("The header Forwarded is not one of RFC 7239", element);
      }
      String name = pair.substring(0, equals).strip();
      String value = unquoted(pair.substring(equals + 1).strip());
      if (name.equalsIgnoreCase("proto")) {
        scheme("Forwarded", value);
      } else if (name.equalsIgnoreCase("host")) {
        host("Forwarded", value);
      }
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private void scheme(String header, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!lower.equals("http") && !lower.equals("https")) {
      throw refused("The header " + header + " names a scheme other than http and https", value);
    }
    scheme = lower;
  }

  private void host(String header, String value) {
    int colon = portColon(value);
    String name = value.substring(0, colon);
    if (name.isEmpty() || !name.chars().allMatch(ForwardedUrl::isOfHost)) {
      throw refused("The header " + header + " names no host", value);
    }
    host = name;
    port = colon == value.length() ? "" : checkedPort(header, value.substring(colon + 1));
  }

  private void prefix(String header, String value) {
    if (!value.startsWith("/") || !value.chars().allMatch(ForwardedUrl::isOfPath)) {
      throw refused("The header " + header + " is no beginning of a path", value);
    }
    prefix = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
  }

  private static String checkedPort(String header, String value) {
    boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || value.length() > 5 || Integer.parseInt(value) > 65_535) {
      throw refused("The header " + header + " names no port", value);
    }
    return value;
  }

  private static boolean isOfHost(int c) {
    return (Character.isLetterOrDigit(c) && c < 128) || ".-_:[]".indexOf(c) >= 0;
  }

  private static boolean isOfPath(int c) {
    return c > ' ' && c < 127 && "?#\"<>\\^`{|}".indexOf(c) < 0;
  }

  /** Returns the position of the colon before the port, or the length; IPv6 has colons too. */
  private static int portColon(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : authority.length();
  }

  private static String defaultPort(String scheme) {
    return scheme.equals("https") ? "443" : "80";
  }

  private static OAuth1RefusedException refused(String what, String value) {
    return new OAuth1RefusedException(
        Reason.MALFORMED, what + ": " + value + ". Check what the proxy sends");
  }

  @Override
  public String toString() {
    String shownPort = port.isEmpty() || port.equals(defaultPort(scheme)) ? "" : ":" + port;
    return scheme + "://" + host + shownPort + prefix + rest;
  }
}
