package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Forms of the mistakes in the URI. */
final class FormsOfUri {

  private static final String SCHEME = "scheme-http-https";
  private static final String PORT = "default-port-kept";
  private static final String CASE = "host-not-lower-case";
  private static final String HOST = "other-host";
  private static final String SLASH = "trailing-slash";
  private static final String ANEW = "path-encoded-differently";
  private static final String DOTS = "dot-segments";

  static final List<Form> ALL =
      List.of(
          signs(SCHEME, "http", "h.example", "443", "https", "h.example", ""),
          signs(SCHEME, "https", "h.example", "80", "http", "h.example", ""),
          signs(SCHEME, "https", "h.example", "8443", "http", "h.example", "8443"),
          signs(PORT, "http", "h.example", "", "http", "h.example", "80"),
          signs(PORT, "https", "h.example", "", "https", "h.example", "443"),
          signs("port-dropped", "https", "h.example", "80", "https", "h.example", ""),
          signs(CASE, "Http", "h.example", "", "Http", "h.example", ""),
          signs(CASE, "Http", "H.Example", "", "Http", "h.example", ""),
          signs(CASE, "http", "h.example", "", "HTTP", "h.example", ""),
          signs(CASE, "http", "H.Example", "81", "http", "H.Example", "81"),
          signs(CASE, "http", "h.example", "81", "http", "H.EXAMPLE", "81"),
          signs(CASE, "Http", "H.Example", "81", "Http", "H.Example", "81"),
          signs(HOST, "http", "h.example", "81", "http", "www.h.example", "81"),
          signs(HOST, "http", "www.h.example", "", "http", "h.example", ""),
          told(CASE, "Host", "PHOTOS.example.net", "PHOTOS.example.net", ""),
          told(HOST, "Host", "Inside.example", "inside.example", ""),
          told(HOST, "Host", "inside.example:80", "inside.example", ""),
          told(HOST, "X-Forwarded-Host", "a.example, b.example:81", "a.example", ""),
          told(HOST, "X-Forwarded-Host", "a.example, b.example:81", "b.example", "81"),
          told(HOST, "X-Forwarded-Server", "c.example", "c.example", ""),
          told(HOST, "X-Forwarded-Port", "8081", "photos.example.net", "8081"),
          told(HOST, "Forwarded", "for=1.2.3.4; Host=\"d.example:82\"", "d.example", "82"),
          told(HOST, "Forwarded", "host=e.example, host=f.example", "f.example", ""),
          told(HOST, "Host", "photos.example.net:8081", "photos.example.net", "8081"),
          Form.of(
              List.of(SCHEME, HOST),
              "the address that is called, and another one from outside",
              plan -> {
                plan.origin = "https://photos.example.net";
                plan.host = "10.0.0.7";
                plan.port = "8080";
              },
              s -> {}),
          path(SLASH, "/a", "/a/"),
          path(SLASH, "/a/", "/a"),
          path("empty-path", "/", ""),
          path("path-decoded", "/a+b%20c", "/a+b c"),
          path("path-encoded-twice", "/caf%E9", "/caf%25E9"),
          path(ANEW, "/(a)%20", "/%28a%29%20"),
          path(ANEW, "/%3Bb%23%20", "/;b%23%20"),
          path(ANEW, "/(a)%3Bb;c", "/(a)%3Bb%3Bc"),
          path(ANEW, "/a%23b%20c", "/a#b%20c"),
          path(ANEW, "/a%20b", "/a+b"),
          path(ANEW, "/(a)%2fb", "/(a)%2Fb"),
          path(ANEW, "/(a)%2Fb", "/(a)%2fb"),
          path(DOTS, "/a/./b", "/a/b"),
          path(DOTS, "/a/b/../c", "/a/c"),
          path(DOTS, "/a/b/..", "/a/"),
          path(DOTS, "/a/b/.", "/a/b/"),
          path(DOTS, "/../a", "/a"),
          path(DOTS, "/a/..", "/"),
          path(DOTS, "/.a/./b", "/.a/b"),
          path("double-slash", "//a///b", "/a/b"),
          path("path-parameters-dropped", "/a;x/b;y=2", "/a/b"),
          Form.of(
              "query-in-base-uri",
              "with the oauth_ parameters in it",
              plan -> plan.placement = Placement.QUERY,
              s -> s.suffix = query(Stream.concat(s.plan.query.stream(), s.sent.stream()))),
          Form.of(
              "query-in-base-uri",
              "without the oauth_ parameters in it",
              plan -> plan.placement = Placement.QUERY,
              s -> s.suffix = query(s.plan.query.stream())),
          Form.of(
              "fragment-in-base-uri",
              "with the query before it",
              plan -> plan.fragment = "#top",
              s -> s.suffix = query(s.plan.query.stream()) + "#top"),
          Form.of(
              List.of(SLASH, DOTS),
              "a slash dropped that is at the end without the dot segments",
              plan -> plan.path = "/a/.",
              s -> s.path = "/a"),
          unexplained("/photos", ""),
          unexplained("/photos", "photos"),
          unexplained("/", "//"));

  private FormsOfUri() {}

  private static Form signs(String id, String... calledAndSigned) {
    String[] uri = calledAndSigned;
    return Form.of(
        id,
        String.join(" ", uri),
        plan -> {
          plan.scheme = uri[0];
          plan.host = uri[1];
          plan.port = uri[2];
        },
        s -> {
          s.scheme = uri[3];
          s.host = uri[4];
          s.port = uri[5];
        });
  }

  private static Form told(String id, String header, String value, String host, String port) {
    return Form.of(
        id,
        header + ": " + value + " signed as " + host + " " + port,
        plan -> plan.headers = Map.of(header, value),
        s -> {
          s.host = host;
          s.port = port;
        });
  }

  private static Form path(String id, String called, String signed) {
    return Form.of(id, called + " signed as " + signed, path(called), s -> s.path = signed);
  }

  private static Form unexplained(String called, String signed) {
    return Form.unexplained(
        called + " signed as '" + signed + "'", path(called), s -> s.path = signed);
  }

  private static Consumer<Plan> path(String path) {
    return plan -> plan.path = path;
  }

  private static String query(Stream<Entry> entries) {
    return entries.map(Entry::wire).collect(Collectors.joining("&", "?", ""));
  }
}
