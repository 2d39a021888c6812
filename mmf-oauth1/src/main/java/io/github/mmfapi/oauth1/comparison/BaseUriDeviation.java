package io.github.mmfapi.oauth1.comparison;

import org.jspecify.annotations.Nullable;

/** Explains how a base string URI differs from another (RFC 5849 section 3.4.1.2). */
final class BaseUriDeviation {

  private BaseUriDeviation() {}

  /** Compares two decoded base URIs that differ. */
  static BaseStringDeviation of(String right, String other) {
    Uri our = Uri.parse(right);
    Uri their = Uri.parse(other);
    if (our == null || their == null) {
      return BaseStringDeviation.BASE_URI;
    }
    if (!their.rest().isEmpty()) {
      return BaseStringDeviation.QUERY_IN_BASE_URI;
    }
    if (!our.scheme().equalsIgnoreCase(their.scheme())) {
      return BaseStringDeviation.SCHEME;
    }
    if (!our.host().equalsIgnoreCase(their.host())) {
      return BaseStringDeviation.HOST;
    }
    if (!our.scheme().equals(their.scheme()) || !our.host().equals(their.host())) {
      return BaseStringDeviation.SCHEME_OR_HOST_CASE;
    }
    if (!our.port().equals(their.port())) {
      return our.port().isEmpty() && their.hasDefaultPort()
          ? BaseStringDeviation.DEFAULT_PORT
          : BaseStringDeviation.PORT;
    }
    return their.path().isEmpty() ? BaseStringDeviation.EMPTY_PATH : BaseStringDeviation.PATH;
  }

  /**
   * The parts of a URI; what is missing is empty.
   *
   * @param port the port with its colon
   * @param path the path with its slash
   * @param rest query and fragment with their signs
   */
  private record Uri(String scheme, String host, String port, String path, String rest) {

    static @Nullable Uri parse(String text) {
      int scheme = text.indexOf("://");
      if (scheme <= 0 || end(text, 0, "/?#:") != scheme) {
        return null;
      }
      int hostStart = scheme + "://".length();
      int authorityEnd = end(text, hostStart, "/?#");
      int pathEnd = end(text, authorityEnd, "?#");
      int portStart = portStart(text, hostStart, authorityEnd);
      return new Uri(
          text.substring(0, scheme),
          text.substring(hostStart, portStart),
          text.substring(portStart, authorityEnd),
          text.substring(authorityEnd, pathEnd),
          text.substring(pathEnd));
    }

    /** Returns where a colon with digits at the end begins, or the end. */
    private static int portStart(String text, int from, int to) {
      int i = to;
      while (i > from && text.charAt(i - 1) >= '0' && text.charAt(i - 1) <= '9') {
        i--;
      }
      return i > from && text.charAt(i - 1) == ':' ? i - 1 : to;
    }

    private static int end(String text, int from, String ends) {
      int i = from;
      while (i < text.length() && ends.indexOf(text.charAt(i)) < 0) {
        i++;
      }
      return i;
    }

    boolean hasDefaultPort() {
      return port.equals(scheme.equals("https") ? ":443" : ":80");
    }
  }
}
