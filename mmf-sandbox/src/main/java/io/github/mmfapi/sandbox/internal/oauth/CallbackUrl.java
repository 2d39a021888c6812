package io.github.mmfapi.sandbox.internal.oauth;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The URL that the browser is redirected to after the decision.
 *
 * @param url an absolute URL that calls an application, or {@code oob}
 */
record CallbackUrl(String url) {
  static final String OUT_OF_BAND = "oob";

  /** Schemes that would run or show content of the caller instead of calling an application. */
  static final Set<String> REFUSED_SCHEMES =
      Set.of(
          "about",
          "blob",
          "chrome",
          "data",
          "feed",
          "file",
          "filesystem",
          "jar",
          "javascript",
          "livescript",
          "mhtml",
          "mocha",
          "resource",
          "vbscript",
          "view-source");

  /**
   * Returns where the browser is redirected to. A callback in the link counts by itself only if the
   * application signed none, as clients of 3.1 did; otherwise it must equal the signed one, a
   * trailing slash apart, because the tutorial sends both. A signed {@code oob} stays {@code oob}.
   *
   * @param signed the callback of the signed request, null if there was none
   * @param inLink the callback in the link, null if there is none
   * @return null if the two differ, or the URL cannot call an application
   */
  static @Nullable CallbackUrl chosen(@Nullable String signed, @Nullable String inLink) {
    if (signed == null) {
      return of(inLink == null ? OUT_OF_BAND : inLink);
    }
    if (inLink == null
        || signed.equals(OUT_OF_BAND)
        || withoutSlash(inLink).equals(withoutSlash(signed))) {
      return of(signed);
    }
    return null;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  /** Returns null if the URL cannot call an application. */
  static @Nullable CallbackUrl of(String url) {
    if (url.equals(OUT_OF_BAND)) {
      return new CallbackUrl(url);
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean refused =
          scheme.isEmpty()
              || REFUSED_SCHEMES.contains(scheme)
              // A browser takes http:name for http://name.
              || ((scheme.equals("http") || scheme.equals("https"))
                  && uri.getRawAuthority() == null);
      return refused ? null : new CallbackUrl(url);
    } catch (URISyntaxException notAUrl) {
      return null;
    }
  }

  boolean isOutOfBand() {
    return url.equals(OUT_OF_BAND);
  }

  /** Returns the sentence that tells users where they will be redirected. */
  String described() {
    if (isOutOfBand()) {
      return "You are then shown a number to type into it.";
    }
    URI uri = URI.create(url);
    return "You are then sent back to "
        + (uri.getHost() == null ? uri.getScheme() : host(uri))
        + ".";
  }

  /** Returns a space and the URL's origin as a content security policy names it, empty for oob. */
  String source() {
    if (isOutOfBand()) {
      return "";
    }
    URI uri = URI.create(url);
    return " " + uri.getScheme() + ":" + (uri.getHost() == null ? "" : "//" + host(uri));
  }

  private static String host(URI uri) {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  String with(Parameter... parameters) {
    int hash = url.indexOf('#');
    String base = hash < 0 ? url : url.substring(0, hash);
    return base + (base.indexOf('?') < 0 ? '?' : '&') + Parameters.render(List.of(parameters));
  }

  /** Returns no path and query: they can have what only the application may know. */
  @Override
  public String toString() {
    return "CallbackUrl[" + source().strip() + "]";
  }
}
