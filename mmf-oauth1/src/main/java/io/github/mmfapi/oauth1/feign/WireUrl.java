package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.internal.PercentCodec;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Normalizes a URL so that every transport sends it unchanged. Some transports resolve dot segments
 * and encode invalid characters before they send, such as OkHttp; others do not. The signature must
 * cover what the server receives.
 */
final class WireUrl {

  /** The characters that a path can hold beside unreserved ones (RFC 3986 section 3.3). */
  private static final String IN_PATH = "!$&'()*+,;=:@/";

  /** Likewise for a query. All transports send brackets unchanged; the signer refuses a stray %. */
  private static final String IN_QUERY = IN_PATH + "?[]%";

  private WireUrl() {}

  /**
   * Resolves dot segments (RFC 3986 section 5.2.4) and percent-encodes characters that path and
   * query cannot hold.
   *
   * @return the normalized URL; the same instance if nothing changes, or if it is not absolute
   * @throws IllegalArgumentException if the host is not in ASCII
   */
  static String of(String url) {
    int schemeEnd = url.indexOf("://");
    if (schemeEnd < 0 || isPlain(url, schemeEnd + 3)) {
      return url;
    }
    int pathEnd = Rfc3986.withoutQuery(url).length();
    int slash = url.indexOf('/', schemeEnd + 3);
    int pathStart = slash < 0 || slash > pathEnd ? pathEnd : slash;
    requireAscii(url.substring(schemeEnd + 3, pathStart));
    int fragment = Rfc3986.fragmentStart(url);
    String path = withoutDotSegments(encode(url.substring(pathStart, pathEnd), IN_PATH));
    String query = encode(url.substring(pathEnd, fragment), IN_QUERY);
    String normalized = url.substring(0, pathStart) + path + query + url.substring(fragment);
    return normalized.equals(url) ? url : normalized;
  }

  /**
   * Returns true if a URL certainly needs no change: it has only unreserved characters, the
   * delimiters between its parts, and well-formed {@code %XX}, and no segment begins with a dot or
   * an encoded dot. This is true of nearly every URL and takes one pass.
   */
  static boolean isPlain(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '%') {
        if (i + 2 >= url.length() || PercentCodec.hexByte(url, i + 1) < 0) {
          return false;
        }
      } else if (!PercentCodec.isUnreserved(c) && "/?&=:".indexOf(c) < 0) {
        return false;
      }
      boolean dot = c == '.' || (c == '%' && url.startsWith("2", i + 1) && isE(url.charAt(i + 2)));
      if (dot && url.charAt(i - 1) == '/') {
        return false;
      }
    }
    return true;
  }

  private static boolean isE(char c) {
    return c == 'e' || c == 'E';
  }

  private static void requireAscii(String authority) {
    if (authority.chars().anyMatch(c -> c > '~')) {
      throw new IllegalArgumentException(
          "The host "
              + authority.substring(authority.lastIndexOf('@') + 1)
              + " is not in ASCII. Convert it with java.net.IDN.toASCII");
    }
  }

  /** Encodes each run of characters that are neither unreserved nor allowed. */
  private static String encode(String text, String allowed) {
    StringBuilder encoded = new StringBuilder(text.length() + 24);
    int i = 0;
    while (i < text.length()) {
      int start = i;
      while (i < text.length() && isAllowed(text, i, allowed)) {
        i++;
      }
      encoded.append(text, start, i);
      start = i;
      while (i < text.length() && !isAllowed(text, i, allowed)) {
        i++;
      }
      encoded.append(PercentEncoding.encode(text.substring(start, i)));
    }
    return encoded.toString();
  }

  private static boolean isAllowed(String text, int i, String allowed) {
    char c = text.charAt(i);
    return PercentCodec.isUnreserved(c)
        || allowed.indexOf(c) >= 0
        || (c == '%' && i + 2 < text.length() && PercentCodec.hexByte(text, i + 1) >= 0);
  }

  private static String withoutDotSegments(String path) {
    if (!path.startsWith("/")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String plain = segments[i].replace("%2E", ".").replace("%2e", ".");
      boolean dots = plain.equals(".") || plain.equals("..");
      if (!dots) {
        kept.addLast(segments[i]);
        continue;
      }
      if (plain.equals("..")) {
        kept.pollLast();
      }
      if (i == segments.length - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
