package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request as they were sent, however malformed: what cannot be decoded stays as
 * it is.
 */
record SentParameters(List<Sent> all) {
  /**
   * A parameter.
   *
   * @param place {@code header}, {@code query} or {@code form}
   */
  record Sent(String place, String name, String value) {
    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return place + " " + name;
    }
  }

  private static final String OAUTH = "oauth ";
  private static final String TOKEN = "oauth_token";

  static SentParameters of(LoggedRequest request) {
    return of(request.headers(), request.url(), request.body());
  }

  static SentParameters of(List<Header> headers, String url, @Nullable Payload body) {
    List<Sent> all = new ArrayList<>();
    boolean form = false;
    for (Header header : headers) {
      String value = header.value();
      if (header.name().equalsIgnoreCase("Authorization")
          && value.toLowerCase(Locale.ROOT).startsWith(OAUTH)) {
        for (String part : split(value.substring(OAUTH.length()), ',')) {
          add(all, "header", part.strip());
        }
      }
      form |= header.name().equalsIgnoreCase("Content-Type") && LoggedRequest.isForm(value);
    }
    int query = url.indexOf('?');
    if (query >= 0) {
      split(url.substring(query + 1), '&').forEach(pair -> add(all, "query", pair));
    }
    if (form && body != null) {
      split(body.text(), '&').forEach(pair -> add(all, "form", pair));
    }
    return new SentParameters(List.copyOf(all));
  }

  /** Returns the token that a request was sent with, null without one. */
  static @Nullable String token(List<Header> headers, String url, @Nullable Payload body) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase("Authorization") && header.value().contains(TOKEN)) {
        return of(List.of(header), "", null).first(TOKEN);
      }
    }
    return url.contains(TOKEN) || (body != null && body.text().contains(TOKEN))
        ? of(headers, url, body).first(TOKEN)
        : null;
  }

  /** Returns the first value of a parameter, null if it was not sent. */
  @Nullable String first(String name) {
    return all.stream()
        .filter(sent -> sent.name().equals(name))
        .map(Sent::value)
        .findFirst()
        .orElse(null);
  }

  private static void add(List<Sent> all, String place, String pair) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    if (place.equals("header")) {
      boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      value = quoted ? value.substring(1, value.length() - 1) : value;
      all.add(
          new Sent(place, decoded(name.replace("+", "%2B")), decoded(value.replace("+", "%2B"))));
    } else {
      all.add(new Sent(place, decoded(name), decoded(value)));
    }
  }

  /** Splits a text at a character. */
  static List<String> split(String text, char at) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(at); end >= 0; end = text.indexOf(at, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** Returns a text without its percent-encoding, or as it is if it has none. */
  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
