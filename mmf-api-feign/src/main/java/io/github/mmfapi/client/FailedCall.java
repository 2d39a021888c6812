package io.github.mmfapi.client;

import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/**
 * What an exception keeps of a call that failed, with everything secret already taken out.
 *
 * @param operation group and method, such as {@code users/get_user}
 * @param request the request without body, credentials and secret parameters
 * @param httpStatus the HTTP status, -1 if there was no answer
 * @param headers the headers of the answer
 * @param excerpt the beginning of the body of the answer, redacted
 */
record FailedCall(
    String operation,
    Request request,
    int httpStatus,
    Map<String, Collection<String>> headers,
    String excerpt) {

  static FailedCall unanswered(Request request) {
    return new FailedCall(operation(request), Redaction.request(request), -1, Map.of(), "");
  }

  static FailedCall answered(Response response, byte[] head) {
    return new FailedCall(
        operation(response.request()),
        Redaction.request(response.request()),
        response.status(),
        Redaction.headers(response.headers()),
        Redaction.excerpt(head));
  }

  /** Returns {@code GET users/get_user}. */
  String call() {
    return request.httpMethod() + " " + operation;
  }

  boolean isWrite() {
    return !Reads.isRead(request);
  }

  byte[] excerptBytes() {
    return excerpt.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the answer's HTTP status and content type, as {@code HTTP 504 text/html}. */
  String answer() {
    String type = HeaderValues.first(headers, "Content-Type");
    return "HTTP " + httpStatus + ", " + (type == null ? "no content type" : type);
  }

  /** Returns {@code users/get_user}: the last two segments are group and method. */
  private static String operation(Request request) {
    String path = request.url();
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    int method = path.lastIndexOf('/');
    int group = path.lastIndexOf('/', method - 1);
    return path.substring(group + 1);
  }
}
