package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Builds the signature base string (RFC 5849 section 3.4.1) as a text, for verifying, explaining
 * and {@code scribe.Rfc5849Api}. Signing takes the base string URI from here and writes the base
 * string into buffers instead ({@link SigningBuffers}); both encode and sort by {@link
 * NormalizedParameters}, and tests compare them.
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
          "Only an absolute http: or https: URL can be signed. Fix the URL: " + Rfc3986.shown(url));
    }
    int pathEnd = Rfc3986.pathEnd(url);
    int authorityEnd = Rfc3986.authorityEnd(url);
    String authority = authority(scheme, url.substring(schemeEnd + 3, authorityEnd));
    if (authority.isEmpty() || authority.startsWith(":")) {
      throw new IllegalArgumentException(
          "A URL to sign needs a host. Fix the URL: " + Rfc3986.shown(url));
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
   * query are taken from the URL; {@code oauth_signature} is left out wherever it occurs.
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
    List<Parameter> all = new ArrayList<>(Parameters.parse(Rfc3986.query(url)));
    for (Collection<Parameter> parameters : nonQueryParameters) {
      all.addAll(parameters);
    }
    return join(method, baseUri(url), all);
  }

  /**
   * Joins the parts of a base string (RFC 5849 section 3.4.1.1).
   *
   * @param method the request method, written in any case
   * @param baseUri the base string URI, not encoded, as {@link #baseUri} returns it
   * @param parameters all decoded parameters in any order; {@code oauth_signature} is left out
   * @return the base string
   */
  public static String join(String method, String baseUri, Collection<Parameter> parameters) {
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
