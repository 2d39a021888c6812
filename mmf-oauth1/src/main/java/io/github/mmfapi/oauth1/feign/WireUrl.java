package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.internal.PercentCodec;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalizes a URL so that every transport sends it unchanged. Some transports resolve dot segments
 * and encode invalid characters before they send, such as OkHttp; others do not. The signature must
 * cover what the server receives.
 */
final class WireUrl {

  private static final String IN_PATH = "A-Za-z0-9._~!$&'()*+,;=:@/-";

  /**
   * Runs of characters that a path cannot hold (RFC 3986 section 3.3), including a % without
   * digits.
   */
  private static final Pattern NOT_IN_PATH =
      Pattern.compile("(?:[^%" + IN_PATH + "]|%(?![0-9A-Fa-f]{2}))+");

  /** Likewise for a query. All transports send brackets unchanged; the signer refuses a stray %. */
  private static final Pattern NOT_IN_QUERY = Pattern.compile("[^%?\\[\\]" + IN_PATH + "]+");

  private static final Pattern DOT_SEGMENT = Pattern.compile("/(?:\\.|%2[Ee]){1,2}(?:/|$)");

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
    String path = withoutDotSegments(encode(NOT_IN_PATH, url.substring(pathStart, pathEnd)));
    String query = encode(NOT_IN_QUERY, url.substring(pathEnd, fragment));
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
          "The host " + authority + " is not in ASCII. Convert it with java.net.IDN.toASCII");
    }
  }

  private static String encode(Pattern notAllowed, String text) {
    Matcher runs = notAllowed.matcher(text);
    return runs.find()
        ? runs.replaceAll(run -> Matcher.quoteReplacement(PercentEncoding.encode(run.group())))
        : text;
  }

  private static String withoutDotSegments(String path) {
    if (!DOT_SEGMENT.matcher(path).find()) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String plain = segments[i].replaceAll("%2[Ee]", ".");
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
