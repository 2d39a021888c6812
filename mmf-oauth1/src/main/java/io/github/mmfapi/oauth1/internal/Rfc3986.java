package io.github.mmfapi.oauth1.internal;

/** Finds the parts of a URL without parsing or changing it (RFC 3986 section 3). */
public final class Rfc3986 {

  private Rfc3986() {}

  /** Returns the raw query of a URL, empty if it has none. */
  public static String query(String url) {
    int end = fragmentStart(url);
    int question = url.indexOf('?');
    return question < 0 || question > end ? "" : url.substring(question + 1, end);
  }

  /** Returns whether the scheme of a URL is {@code https}, written in any case. */
  public static boolean isSecure(String url) {
    return url.regionMatches(true, 0, "https:", 0, 6);
  }

  /**
   * Returns scheme, host and port of a URL.
   *
   * @param baseUri a base string URI, which has them in their normal form (RFC 5849 section
   *     3.4.1.2)
   */
  public static String origin(String baseUri) {
    return baseUri.substring(0, authorityEnd(baseUri));
  }

  /**
   * Returns whether the host of an origin is {@code localhost} or a loopback address, written in
   * the usual way. Names are not looked up.
   */
  public static boolean isLoopback(String origin) {
    int start = origin.indexOf("://") + 3;
    int colon = origin.lastIndexOf(':');
    boolean withPort = colon >= start && colon > origin.lastIndexOf(']');
    String host = origin.substring(start, withPort ? colon : origin.length());
    return host.equals("localhost") || host.equals("[::1]") || isLoopbackIpv4(host);
  }

  private static boolean isLoopbackIpv4(String host) {
    String[] bytes = host.split("\\.", -1);
    if (bytes.length != 4 || !bytes[0].equals("127")) {
      return false;
    }
    for (String part : bytes) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  /** Returns the position of the {@code #} of a URL's fragment, or the URL's length. */
  public static int fragmentStart(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url.length() : hash;
  }

  /** Returns the fragment of a URL with its {@code #}, empty if it has none. */
  public static String fragment(String url) {
    return url.substring(fragmentStart(url));
  }

  /** Returns a URL without query and fragment, which may hold secrets. Meant for messages. */
  public static String withoutQuery(String url) {
    return url.substring(0, pathEnd(url));
  }

  /**
   * Returns a URL for a message: without its query, with {@code ***} for user name and password.
   */
  public static String shown(String url) {
    String shown = withoutQuery(url);
    int authority = shown.indexOf("://") + 3;
    int slash = shown.indexOf('/', authority);
    int at = shown.lastIndexOf('@', slash < 0 ? shown.length() : slash);
    return authority < 3 || at < authority
        ? shown
        : shown.substring(0, authority) + SecretText.MASK + shown.substring(at);
  }

  /**
   * Returns a text that is no URL of the kind that is needed, for a message: with {@code ***} for
   * all before its last {@code @}, because a password can be there however malformed it is.
   */
  public static String shownMalformed(String text) {
    int at = text.lastIndexOf('@');
    int scheme = text.indexOf("://");
    return at < 0
        ? text
        : text.substring(0, scheme < 0 || scheme > at ? 0 : scheme + 3)
            + SecretText.MASK
            + withoutQuery(text.substring(at));
  }

  /** Returns the position at which the path of an absolute URL starts, or would start. */
  public static int authorityEnd(String url) {
    int pathEnd = pathEnd(url);
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0 || slash > pathEnd ? pathEnd : slash;
  }

  /** Returns the position at which the query or the fragment of a URL starts, or its length. */
  public static int pathEnd(String url) {
    int end = fragmentStart(url);
    int question = url.indexOf('?');
    return question < 0 ? end : Math.min(question, end);
  }

  /**
   * Appends form-encoded pairs to the query of a URL, before its fragment.
   *
   * @param url the URL, with or without a query
   * @param pairs the pairs, joined by {@code &}
   * @return the longer URL
   */
  public static String appendToQuery(String url, String pairs) {
    return openQuery(url, pairs.length()).append(pairs).append(fragment(url)).toString();
  }

  /**
   * Copies a URL up to the position at which further pairs of its query are appended.
   *
   * @param url the URL, with or without a query
   * @param room the number of characters that will be appended, as a hint
   * @return the copy without the fragment, ending in {@code ?} or {@code &}
   */
  public static StringBuilder openQuery(String url, int room) {
    int end = fragmentStart(url);
    // A whole text is copied at once, a part of one character by character.
    StringBuilder out = new StringBuilder(url.length() + 1 + room).append(url.substring(0, end));
    int question = pathEnd(url);
    if (question == end) {
      // The last character does not matter: a path may hold an & of its own (RFC 3986 section 3.3).
      out.append('?');
    } else if (end - 1 > question && url.charAt(end - 1) != '&') {
      // A query may end in a ? of its own, which is part of its last name or value.
      out.append('&');
    }
    return out;
  }
}
