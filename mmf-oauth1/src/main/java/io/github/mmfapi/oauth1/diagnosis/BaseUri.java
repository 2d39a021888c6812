package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.Locale;

/**
 * A base string URI in its parts (RFC 5849 section 3.4.1.2), so that each can be made wrong.
 *
 * @param scheme the scheme
 * @param userInfo user information with its {@code @}; empty in the right URI
 * @param host the host
 * @param port the port without its colon; empty for the default
 * @param path the path
 * @param suffix what follows the path; empty in the right URI
 * @param encodings how often the URI is encoded for the base string; once in the right one
 */
record BaseUri(
    String scheme,
    String userInfo,
    String host,
    String port,
    String path,
    String suffix,
    int encodings) {

  /** Splits an absolute URL and makes the right base string URI of it. */
  static BaseUri of(String url) {
    int schemeEnd = url.indexOf("://");
    String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("the URL is not an absolute http: or https: URL");
    }
    String rest = url.substring(schemeEnd + 3, Rfc3986.pathEnd(url));
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "/" : rest.substring(slash);
    BaseUri uri = new BaseUri(scheme, "", "", "", path, "", 1).withAuthority(authority);
    if (uri.host.isEmpty()) {
      throw new IllegalArgumentException("the URL has no host");
    }
    return new BaseUri(scheme, "", uri.host.toLowerCase(Locale.ROOT), uri.port, path, "", 1);
  }

  /** Returns the authority of a URL as it is written. */
  static String authority(String url) {
    String rest = url.substring(url.indexOf("://") + 3, Rfc3986.pathEnd(url));
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  BaseUri withScheme(String other) {
    return new BaseUri(other, userInfo, host, port, path, suffix, encodings);
  }

  BaseUri withUserInfo(String other) {
    return new BaseUri(scheme, other, host, port, path, suffix, encodings);
  }

  BaseUri withHost(String other) {
    return new BaseUri(scheme, userInfo, other, port, path, suffix, encodings);
  }

  BaseUri withPort(String other) {
    return new BaseUri(scheme, userInfo, host, other, path, suffix, encodings);
  }

  BaseUri withPath(String other) {
    return new BaseUri(scheme, userInfo, host, port, other, suffix, encodings);
  }

  BaseUri withSuffix(String other) {
    return new BaseUri(scheme, userInfo, host, port, path, other, encodings);
  }

  BaseUri withEncodings(int other) {
    return new BaseUri(scheme, userInfo, host, port, path, suffix, other);
  }

  /** Replaces host and port; user information is left out, and so is the scheme's default port. */
  BaseUri withAuthority(String authority) {
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = hostAndPort.lastIndexOf(':');
    if (colon < 0 || colon < hostAndPort.lastIndexOf(']')) {
      return withHost(hostAndPort).withPort("");
    }
    String given = hostAndPort.substring(colon + 1);
    return withHost(hostAndPort.substring(0, colon))
        .withPort(given.equals(defaultPort()) ? "" : given);
  }

  String defaultPort() {
    return scheme.equalsIgnoreCase("http") ? "80" : "443";
  }

  /** Returns the part of the base string that is made of this URI. */
  String encoded(Encoder outer) {
    String text = toString();
    for (int i = 0; i < encodings; i++) {
      text = outer.encode(text);
    }
    return text;
  }

  @Override
  public String toString() {
    String colon = port.isEmpty() ? "" : ":";
    return scheme + "://" + userInfo + host + colon + port + path + suffix;
  }
}
