package io.github.mmfapi.oauth1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Builds the signature base string (RFC 5849 section 3.4.1): the one implementation behind signing,
 * verifying and the token requests of {@link WebRedirectionFlow}.
 */
public final class BaseString {

  private BaseString() {}

  /**
   * Returns the base string URI of a request (RFC 5849 section 3.4.1.2): scheme and host in lower
   * case, the port unless it is the scheme's default, the path exactly as it is ({@code /} if there
   * is none). User information, query and fragment are left out.
   *
   * @param url an absolute {@code http} or {@code https} URL
   * @return the base string URI, not yet encoded
   * @throws IllegalArgumentException if the URL is not absolute, has no host, or another scheme
   */
  public static String baseUri(String url) {
    int schemeEnd = url.indexOf("://");
    String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException(
          "Only an absolute http: or https: URL can be signed, and this one is not: "
              + withoutQuery(url));
    }
    int pathEnd = pathEnd(url);
    int authorityEnd = authorityEnd(url);
    String authority = authority(scheme, url.substring(schemeEnd + 3, authorityEnd));
    if (authority.isEmpty() || authority.startsWith(":")) {
      throw new IllegalArgumentException("A URL to sign needs a host: " + withoutQuery(url));
    }
    String path = authorityEnd == pathEnd ? "/" : url.substring(authorityEnd, pathEnd);
    return scheme + "://" + authority + path;
  }

  /**
   * Normalises parameters (RFC 5849 section 3.4.1.3.2): each name and value is encoded, the pairs
   * are sorted by encoded name and then by encoded value, and joined by {@code =} and {@code &}.
   *
   * @param parameters decoded parameters in any order, repeated names allowed
   * @return the normalised parameters, not yet encoded as a whole
   */
  public static String normalize(Collection<Parameter> parameters) {
    StringBuilder out = new StringBuilder(64 * parameters.size());
    for (Parameter parameter : sorted(parameters)) {
      PairSyntax.FORM.append(parameter, out.append(out.isEmpty() ? "" : "&"));
    }
    return out.toString();
  }

  /**
   * Builds the base string of a request (RFC 5849 section 3.4.1.1). The parameters of the URL's
   * query are taken from the URL; {@code oauth_signature} is left out wherever it stands.
   *
   * @param method the request method, written in any case
   * @param url the absolute URL of the request, with its query
   * @param nonQueryParameters decoded parameters from elsewhere: the protocol parameters and those
   *     of a form-encoded body. {@code realm} must not be among them (section 3.4.1.3.1)
   * @return the base string
   * @throws IllegalArgumentException if the URL is not absolute or its query is not well encoded
   */
  @SafeVarargs
  public static String of(String method, String url, Collection<Parameter>... nonQueryParameters) {
    List<Parameter> all = new ArrayList<>(Parameters.parse(query(url)));
    for (Collection<Parameter> parameters : nonQueryParameters) {
      all.addAll(parameters);
    }
    return join(method, baseUri(url), all);
  }

  /** Builds the base string of a method, a base string URI and all decoded parameters. */
  static String join(String method, String baseUri, Collection<Parameter> parameters) {
    NormalizedParameters normalized = collect(EncodedText.twice(), parameters);
    EncodedText out = EncodedText.once();
    out.append(method.toUpperCase(Locale.ROOT));
    out.appendRaw('&');
    out.append(baseUri);
    out.appendRaw('&');
    normalized.join(out);
    return out.toString();
  }

  /** Returns the decoded parameters in the order in which they are signed. */
  static List<Parameter> sorted(Collection<Parameter> parameters) {
    NormalizedParameters normalized = collect(EncodedText.once(), parameters);
    List<Parameter> given = List.copyOf(parameters);
    return Arrays.stream(normalized.sort()).limit(given.size()).mapToObj(given::get).toList();
  }

  private static NormalizedParameters collect(EncodedText text, Collection<Parameter> parameters) {
    NormalizedParameters normalized = new NormalizedParameters(text);
    parameters.forEach(normalized::add);
    return normalized;
  }

  /** Returns the raw query of a URL, empty if it has none. */
  static String query(String url) {
    int end = fragmentStart(url);
    int question = url.indexOf('?');
    return question < 0 || question > end ? "" : url.substring(question + 1, end);
  }

  /** Tells whether the scheme of a URL is {@code https}, written in any case. */
  static boolean isSecure(String url) {
    return url.regionMatches(true, 0, "https:", 0, 6);
  }

  /** Returns where the fragment of a URL starts with its {@code #}, or the URL's length. */
  static int fragmentStart(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url.length() : hash;
  }

  /** Returns a URL without its query and fragment, which may hold secrets: for messages. */
  static String withoutQuery(String url) {
    return url.substring(0, pathEnd(url));
  }

  /** Returns where the path of an absolute URL starts, or would start. */
  static int authorityEnd(String url) {
    int pathEnd = pathEnd(url);
    int slash = url.indexOf('/', url.indexOf("://") + 3);
    return slash < 0 || slash > pathEnd ? pathEnd : slash;
  }

  /** Returns where the query or the fragment of a URL starts, or its length. */
  static int pathEnd(String url) {
    int end = fragmentStart(url);
    int question = url.indexOf('?');
    return question < 0 ? end : Math.min(question, end);
  }

  private static String authority(String scheme, String raw) {
    String hostAndPort = raw.substring(raw.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    int colon = hostAndPort.lastIndexOf(':');
    if (colon < 0 || colon < hostAndPort.lastIndexOf(']')) {
      return hostAndPort;
    }
    String port = hostAndPort.substring(colon + 1);
    boolean byDefault = port.isEmpty() || port.equals(scheme.equals("http") ? "80" : "443");
    return byDefault ? hostAndPort.substring(0, colon) : hostAndPort;
  }
}
