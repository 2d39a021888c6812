package io.github.mmfapi.oauth1.feign;

import feign.RequestTemplate;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes the protocol parameters that an earlier attempt, or the caller, put into a request.
 * Everything else stays exactly as written.
 */
final class EarlierSignature {

  private EarlierSignature() {}

  /**
   * Removes the protocol parameters from a query or a form.
   *
   * @return the same instance if it has none
   */
  static String withoutIn(String form) {
    if (!mayBeIn(form, 0)) {
      return form;
    }
    List<String> kept = new ArrayList<>();
    int start = 0;
    while (start <= form.length()) {
      int ampersand = form.indexOf('&', start);
      int end = ampersand < 0 ? form.length() : ampersand;
      String pair = form.substring(start, end);
      if (Parameters.parse(pair).stream().noneMatch(p -> ProtocolNames.isProtocol(p.name()))) {
        kept.add(pair);
      }
      start = end + 1;
    }
    return String.join("&", kept);
  }

  /**
   * Removes the protocol parameters from the query of a URL.
   *
   * @return the same instance if it has none
   */
  static String withoutInUrl(String url) {
    if (!mayBeIn(url, Rfc3986.pathEnd(url) + 1)) {
      return url;
    }
    String query = Rfc3986.query(url);
    String kept = withoutIn(query);
    return kept.equals(query)
        ? url
        : Rfc3986.withoutQuery(url) + (kept.isEmpty() ? "" : "?" + kept) + Rfc3986.fragment(url);
  }

  /**
   * Removes the protocol parameters from the query of a template.
   *
   * @param url the URL of the template
   * @return the URL of the template afterwards
   */
  static String removeFromQuery(RequestTemplate template, String url) {
    if (!mayBeIn(url, Rfc3986.pathEnd(url) + 1)) {
      return url;
    }
    for (String name : List.copyOf(template.queries().keySet())) {
      if (ProtocolNames.isProtocol(PercentEncoding.decode(name))) {
        template.query(name, List.of());
      }
    }
    return template.url();
  }

  /**
   * Returns false if an encoded text certainly has no protocol parameters, without decoding it: no
   * name in it starts with {@code o}, nor with an escape that may stand for it. This is true of
   * nearly every first attempt.
   *
   * @param from the position of the first name
   */
  private static boolean mayBeIn(String form, int from) {
    int start = from;
    do {
      if (start < form.length() && (form.charAt(start) == 'o' || form.charAt(start) == '%')) {
        return true;
      }
      start = form.indexOf('&', start) + 1;
    } while (start > 0);
    return false;
  }
}
