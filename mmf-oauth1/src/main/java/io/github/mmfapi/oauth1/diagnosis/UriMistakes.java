package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Mistakes in the base string URI (RFC 5849 section 3.4.1.2). */
final class UriMistakes {

  static final Mistake SCHEME =
      mistake(
          "scheme-http-https",
          "The URL was signed with http where https is called, or the reverse.",
          "Sign the scheme that the client calls. On a server behind a proxy that ends TLS, verify"
              + " with the scheme from outside (X-Forwarded-Proto).");

  static final Mistake DEFAULT_PORT =
      mistake(
          "default-port-kept",
          "The scheme's default port is in the signed URL.",
          "Leave out port 80 of http and port 443 of https.");

  static final Mistake PORT_DROPPED =
      mistake(
          "port-dropped",
          "The port is missing from the signed URL.",
          "Keep a port that is not the scheme's default.");

  static final Mistake CASE =
      mistake(
          "host-not-lower-case",
          "Scheme or host are not in lower case in the signed URL.",
          "Convert scheme and host to lower case before signing.");

  static final Mistake OTHER_HOST =
      mistake(
          "other-host",
          "Another host was signed than the one that is called.",
          "Sign the host that the client calls. On a server behind a proxy, verify with the host"
              + " from outside (X-Forwarded-Host, Forwarded).");

  static final Mistake TRAILING_SLASH =
      mistake(
          "trailing-slash",
          "The signed path ends with a slash and the path that is sent does not, or the reverse.",
          "Sign the path exactly as it is sent.");

  static final Mistake EMPTY_PATH =
      mistake("empty-path", "The URL was signed without a path.", "Sign an empty path as /.");

  static final Mistake QUERY =
      mistake(
          "query-in-base-uri",
          "The signed URL still has its query.",
          "Cut the URL off at the ? for the second part of the base string; the query's parameters"
              + " belong into the third part.");

  static final Mistake FRAGMENT =
      mistake(
          "fragment-in-base-uri",
          "The signed URL still has its fragment.",
          "Cut the URL off at the # before signing.");

  static final Mistake USER_INFO =
      mistake(
          "user-info-in-base-uri",
          "The signed URL still has its user information.",
          "Leave out everything up to the @ before signing.");

  static final Mistake NOT_ENCODED =
      mistake(
          "base-uri-not-encoded",
          "The URL is not percent-encoded in the base string.",
          "Percent-encode the URL as a whole, with its : and /.");

  static final Mistake ENCODED_TWICE =
      mistake(
          "base-uri-encoded-twice",
          "The URL is percent-encoded twice in the base string.",
          "Percent-encode the URL once.");

  static final List<Mistake> ALL =
      List.of(
          SCHEME,
          DEFAULT_PORT,
          PORT_DROPPED,
          CASE,
          OTHER_HOST,
          TRAILING_SLASH,
          EMPTY_PATH,
          QUERY,
          FRAGMENT,
          USER_INFO,
          PathMistakes.DECODED,
          PathMistakes.ENCODED_TWICE,
          PathMistakes.ENCODED_ANEW,
          PathMistakes.DOT_SEGMENTS,
          PathMistakes.SLASHES,
          PathMistakes.PARAMETERS,
          NOT_ENCODED,
          ENCODED_TWICE);

  private UriMistakes() {}

  static Mistake mistake(String id, String summary, String fix) {
    return Mistake.of(Category.URI, id, summary, "3.4.1.2", fix);
  }

  static void offer(ParsedRequest request, Consumer<Change> out) {
    offerAuthorities(request, out);
    offer(out, TRAILING_SLASH, UriMistakes::withSlash);
    offer(out, TRAILING_SLASH, UriMistakes::withoutSlash);
    offer(out, EMPTY_PATH, uri -> uri.path().equals("/") ? uri.withPath("") : uri);
    for (String query : request.queriesAsSigned()) {
      offer(out, QUERY, uri -> uri.withSuffix("?" + query));
    }
    offer(out, FRAGMENT, uri -> uri.withSuffix(request.fragment()));
    if (!request.query().isEmpty()) {
      offer(out, FRAGMENT, uri -> uri.withSuffix("?" + request.query() + request.fragment()));
    }
    offer(out, USER_INFO, uri -> uri.withUserInfo(request.userInfo()));
    PathMistakes.offer(out);
    offer(out, NOT_ENCODED, uri -> uri.withEncodings(0));
    offer(out, ENCODED_TWICE, uri -> uri.withEncodings(2));
  }

  private static void offerAuthorities(ParsedRequest request, Consumer<Change> out) {
    offer(out, SCHEME, UriMistakes::otherScheme);
    offer(out, DEFAULT_PORT, u -> u.port().isEmpty() ? u.withPort(u.defaultPort()) : u);
    offer(out, PORT_DROPPED, uri -> uri.withPort(""));
    offer(out, CASE, uri -> uri.withHost(uri.host().toUpperCase(Locale.ROOT)));
    for (String authority : request.hosts()) {
      offer(out, CASE, uri -> withHostAsIn(authority, uri));
    }
    String scheme = request.url().substring(0, request.url().indexOf("://"));
    offer(out, CASE, uri -> withSchemeAsIn(scheme, uri));
    offer(out, CASE, uri -> withHostAsIn(request.authority(), withSchemeAsIn(scheme, uri)));
    offer(out, CASE, uri -> uri.withScheme(uri.scheme().toUpperCase(Locale.ROOT)));
    for (String authority : request.hosts()) {
      offer(out, OTHER_HOST, uri -> uri.withAuthority(authority.toLowerCase(Locale.ROOT)));
    }
    offer(out, OTHER_HOST, UriMistakes::otherWww);
  }

  static void offer(Consumer<Change> out, Mistake mistake, UnaryOperator<BaseUri> change) {
    out.accept(Change.uri(mistake, change));
  }

  private static BaseUri otherScheme(BaseUri uri) {
    BaseUri other = uri.withScheme(uri.scheme().equals("http") ? "https" : "http");
    return other.port().equals(other.defaultPort()) ? other.withPort("") : other;
  }

  /** Writes the scheme the way it is called, if it is the same. */
  private static BaseUri withSchemeAsIn(String called, BaseUri uri) {
    return called.equalsIgnoreCase(uri.scheme()) ? uri.withScheme(called) : uri;
  }

  /** Writes the host the way an authority does that has the same host; the port stays. */
  private static BaseUri withHostAsIn(String authority, BaseUri uri) {
    String host = uri.withAuthority(authority).host();
    return host.equalsIgnoreCase(uri.host()) ? uri.withHost(host) : uri;
  }

  private static BaseUri withSlash(BaseUri uri) {
    return uri.path().length() < 2 ? uri : uri.withPath(uri.path() + "/");
  }

  private static BaseUri withoutSlash(BaseUri uri) {
    String path = uri.path();
    return path.length() < 2 || !path.endsWith("/")
        ? uri
        : uri.withPath(path.substring(0, path.length() - 1));
  }

  private static BaseUri otherWww(BaseUri uri) {
    String host = uri.host();
    return uri.withHost(host.startsWith("www.") ? host.substring(4) : "www." + host);
  }
}
