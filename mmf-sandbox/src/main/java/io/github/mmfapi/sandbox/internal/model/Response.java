package io.github.mmfapi.sandbox.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The response of a method, before it is written in the requested format. */
public sealed interface Response {
  /** The recorded end of the bodies of {@code get_user} and of the authentication error. */
  String CRLF = "\r\n";

  /**
   * The {@code output} of a successful envelope.
   *
   * @param end what follows the envelope; {@code get_user} ends in CR LF
   */
  record Output(JsonNode output, String end) implements Response {}

  /** JSON outside the envelope, as {@code get_time_series} returns it. */
  record Bare(JsonNode json) implements Response {}

  /** A file; it does not depend on the requested format. */
  final class File implements Response {
    private final String contentType;
    private final byte[] content;

    public File(String contentType, byte[] content) {
      this.contentType = contentType;
      this.content = content;
    }

    public String contentType() {
      return contentType;
    }

    public byte[] content() {
      return content;
    }
  }

  /** A complete HTTP response: a page, a redirect, a token response. */
  record Http(int status, Map<String, String> headers, String body) implements Response {
    public Http {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** Returns neither headers nor body: they can have a token secret or a verifier. */
    @Override
    public String toString() {
      return "Http[" + status + "]";
    }
  }

  /**
   * Headers of what a browser could show although it is no page of the sandbox's: it is not cached
   * or framed, nothing in it is loaded or run, and no address goes out with a link.
   */
  Map<String, String> GUARDS =
      Map.of(
          "Cache-Control", "no-store",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  static Response of(JsonNode output) {
    return new Output(output, "");
  }

  /** Returns an {@code output} with one field. */
  static Response of(String name, JsonNode value) {
    ObjectNode output = Json.object();
    output.set(name, value);
    return of(output);
  }

  /** Returns an {@code output} with one flag, written as 3.1 wrote flags: "0" or "1". */
  static Response flag(String name, boolean value) {
    return of(name, Json.MAPPER.getNodeFactory().textNode(value ? "1" : "0"));
  }

  /** Returns id and key of a row, the output of methods that create or change one. */
  static Response handles(ObjectNode row, String noun) {
    ObjectNode output = Json.object();
    output.set(noun + "_id", row.path(noun + "_id"));
    output.set(noun + "_key", row.path(noun + "_key"));
    return of(output);
  }

  /** Returns parameters as a form-encoded body, as the token methods do. */
  static Response form(Parameter... parameters) {
    return new Http(
        200,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        Parameters.render(List.of(parameters)));
  }

  static Response text(int httpStatus, String text) {
    return new Http(httpStatus, guarded("Content-Type", "text/plain; charset=utf-8"), text);
  }

  /** Returns a refusal in plain text, with its kind in {@link Refusal#HEADER}. */
  static Response refused(int httpStatus, String id, String text) {
    Map<String, String> headers = guarded("Content-Type", "text/plain; charset=utf-8");
    headers.put(Refusal.HEADER, id);
    return new Http(httpStatus, headers, text);
  }

  static Response redirect(String location) {
    return new Http(302, guarded("Location", location), "");
  }

  private static Map<String, String> guarded(String name, String value) {
    Map<String, String> headers = new TreeMap<>(GUARDS);
    headers.put(name, value);
    return headers;
  }
}
