package io.github.mmfapi.oauth1.diagnosis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Mistakes in method and URI. */
final class SabotagedUri {

  static final List<Sabotage> ALL =
      List.of(
          Sabotage.of(
              "scheme-http-https", s -> s.scheme = s.scheme.equals("http") ? "https" : "http"),
          Sabotage.of(
              "default-port-kept",
              s -> s.port = s.port.isEmpty() ? (s.scheme.equals("http") ? "80" : "443") : s.port),
          Sabotage.of("port-dropped", plan -> plan.port = "8443", s -> s.port = ""),
          Sabotage.of("host-not-lower-case", s -> s.host = s.host.toUpperCase(Locale.ROOT)),
          Sabotage.of(
              "host-not-lower-case",
              plan -> plan.host = "Photos.Example.net",
              s -> {
                if (s.plan.host.equalsIgnoreCase(s.host)) {
                  s.host = s.plan.host;
                  s.port = s.plan.port;
                }
              }),
          Sabotage.of(
              "other-host",
              s -> {
                s.host = "internal.example.org";
                s.port = "8081";
              }),
          Sabotage.of(
              "trailing-slash", path("/photos"), s -> s.path += s.path.length() > 1 ? "/" : ""),
          Sabotage.of(
              "trailing-slash",
              path("/photos/"),
              s -> s.path = s.path.length() > 1 ? s.path.replaceAll("/$", "") : s.path),
          Sabotage.of("empty-path", path(""), s -> s.path = s.path.equals("/") ? "" : s.path),
          Sabotage.of(
              "query-in-base-uri",
              s ->
                  s.suffix =
                      "?"
                          + s.plan.query.stream()
                              .map(Entry::wire)
                              .collect(Collectors.joining("&"))),
          Sabotage.of(
              "fragment-in-base-uri",
              plan -> plan.fragment = "#top",
              s -> s.suffix = s.plan.fragment),
          Sabotage.of(
              "user-info-in-base-uri",
              plan -> plan.userInfo = "me@",
              s -> s.userInfo = s.plan.userInfo),
          Sabotage.of(
              "path-decoded",
              s -> s.path = URLDecoder.decode(s.path.replace("+", "%2B"), StandardCharsets.UTF_8)),
          Sabotage.of("path-encoded-twice", s -> s.path = s.path.replace("%", "%25")),
          Sabotage.of(
              "path-encoded-differently",
              s ->
                  s.path =
                      s.path
                          .replace("(", "%28")
                          .replace(")", "%29")
                          .replace(";", "%3B")
                          .replace("=", "%3D")),
          Sabotage.of("dot-segments", s -> s.path = s.path.replace("/./", "/")),
          Sabotage.of("double-slash", s -> s.path = s.path.replace("//", "/")),
          Sabotage.of("path-parameters-dropped", s -> s.path = s.path.replace(";p=1", "")),
          Sabotage.of("base-uri-not-encoded", s -> s.outerUri = text -> text),
          Sabotage.of(
              "base-uri-encoded-twice", s -> s.outerUri = t -> Entry.encode(Entry.encode(t))));

  static final List<Sabotage> METHOD =
      List.of(
          Sabotage.of("method-not-upper-case", s -> s.method = s.method.toLowerCase(Locale.ROOT)),
          Sabotage.of("other-method", s -> s.method = s.method.equals("PUT") ? "POST" : "PUT"));

  private SabotagedUri() {}

  private static Consumer<Plan> path(String path) {
    return plan -> plan.path = path;
  }
}
