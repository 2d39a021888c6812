package io.github.mmfapi.client.error;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.internal.http.ErrorTexts;
import io.github.mmfapi.client.internal.http.HttpMethods;
import io.github.mmfapi.client.internal.http.Redaction;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Holds what an exception keeps of a failed call. All secrets are taken out when it is created.
 *
 * <p>{@link #of(String, String, int)} describes a failed call without a request or a response, to
 * make an exception in a unit test:
 *
 * <pre>{@code
 * when(routes.getRoute(any()))
 *     .thenThrow(MmfNotFoundException.of(FailedCall.of("GET", "routes/get_route", 404)));
 * }</pre>
 */
public final class FailedCall {
  private static final int NO_RESPONSE = -1;

  private final String operation;
  private final Request request;
  private final int httpStatus;
  private final Map<String, Collection<String>> headers;
  private final String excerpt;
  private final SecretText secrets;

  private FailedCall(
      String operation,
      Request request,
      int httpStatus,
      Map<String, Collection<String>> headers,
      String excerpt,
      SecretText secrets) {
    this.operation = operation;
    this.request = request;
    this.httpStatus = httpStatus;
    this.headers = headers;
    this.excerpt = excerpt;
    this.secrets = secrets;
  }

  /**
   * Describes a call that got no response.
   *
   * @param httpMethod the HTTP method in upper case, such as {@code GET}
   * @param operation group and method, such as {@code users/get_user}
   * @return the description
   * @throws IllegalArgumentException if there is no such HTTP method
   */
  public static FailedCall of(String httpMethod, String operation) {
    return of(httpMethod, operation, NO_RESPONSE);
  }

  /**
   * Describes a call with a response that has no headers and no body.
   *
   * @param httpMethod the HTTP method in upper case, such as {@code GET}
   * @param operation group and method, such as {@code users/get_user}
   * @param httpStatus the HTTP status of the response
   * @return the description
   * @throws IllegalArgumentException if there is no such HTTP method
   */
  public static FailedCall of(String httpMethod, String operation, int httpStatus) {
    Request request =
        Request.create(
            Request.HttpMethod.valueOf(httpMethod),
            "/" + Objects.requireNonNull(operation, "operation"),
            Map.of(),
            Request.Body.empty(),
            null);
    return new FailedCall(operation, request, httpStatus, Map.of(), "", SecretText.byName());
  }

  /**
   * Describes a call that got no response.
   *
   * @param request the request as it was sent
   * @return the description
   */
  public static FailedCall unanswered(Request request) {
    SecretText secrets = CallSecrets.of(request);
    return new FailedCall(
        operation(request),
        Redaction.request(request, secrets),
        NO_RESPONSE,
        Map.of(),
        "",
        secrets);
  }

  /**
   * Describes a call that got a response.
   *
   * @param response the response; its body is not read
   * @param head the first bytes of its body, of which at most 512 characters are kept
   * @return the description
   */
  public static FailedCall answered(Response response, byte[] head) {
    SecretText secrets = CallSecrets.of(response.request());
    return new FailedCall(
        operation(response.request()),
        Redaction.request(response.request(), secrets),
        response.status(),
        Redaction.headers(response.headers(), secrets),
        Redaction.excerpt(head, secrets),
        secrets);
  }

  /** Describes the call of an exception again. */
  static FailedCall of(MmfException failure) {
    return new FailedCall(
        failure.operation(),
        failure.request(),
        failure.status(),
        failure.responseHeaders(),
        failure.bodyExcerpt(),
        SecretText.byName());
  }

  /** {@return group and method, such as {@code users/get_user}} */
  public String operation() {
    return operation;
  }

  /** {@return the HTTP status of the response, -1 if there was none} */
  public int httpStatus() {
    return httpStatus;
  }

  /** {@return the headers of the response, without those that carry credentials} */
  public Map<String, Collection<String>> headers() {
    return headers;
  }

  /** Returns the request without body, credentials and secret parameters. */
  Request request() {
    return request;
  }

  /** Returns the beginning of the response's body, redacted. */
  String excerpt() {
    return excerpt;
  }

  /** Returns {@code GET users/get_user}. */
  String call() {
    return request.httpMethod() + " " + operation;
  }

  /** Returns texts of the server without secrets, as many and as long as can be kept. */
  List<String> masked(List<String> texts) {
    return texts.stream()
        .limit(ErrorTexts.MOST)
        .map(text -> ErrorTexts.masked(text, secrets))
        .toList();
  }

  /** Returns a message of this package without the secrets of the call. */
  String message(String problem) {
    return secrets.maskKnown(call() + " " + problem);
  }

  /** Returns what masks the secrets of the call. */
  SecretText secrets() {
    return secrets;
  }

  boolean isWrite() {
    return !HttpMethods.isRead(request);
  }

  byte[] excerptBytes() {
    return excerpt.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns HTTP status and content type of the response, such as {@code HTTP 504, text/html}. */
  String response() {
    String type = HeaderValues.first(headers, "Content-Type");
    return "HTTP " + httpStatus + ", " + (type == null ? "no content type" : type);
  }

  /** Returns the last two segments of the path, which are group and method. */
  private static String operation(Request request) {
    String path = request.url();
    int query = path.indexOf('?');
    path = query < 0 ? path : path.substring(0, query);
    int method = path.lastIndexOf('/');
    int group = path.lastIndexOf('/', method - 1);
    return path.substring(group + 1);
  }

  /** Returns method, operation and HTTP status. */
  @Override
  public String toString() {
    return "FailedCall{" + call() + ", " + httpStatus + "}";
  }
}
