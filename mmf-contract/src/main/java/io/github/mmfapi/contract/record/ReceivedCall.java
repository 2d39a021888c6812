package io.github.mmfapi.contract.record;

import com.sun.net.httpserver.HttpExchange;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request of the client, and its parameters without those of the signature.
 *
 * @param request as it was received, for the verifier
 * @param path the path below the base URL
 * @param query the parameters of the query
 * @param form those of the form; null if it has none
 * @param placement where the signature is
 * @param contentType null without a body
 * @param accept null without the header
 * @param body as it was received, also for a form
 */
// Nothing compares these records.
@SuppressWarnings("ArrayRecordComponent")
record ReceivedCall(
    ReceivedRequest request,
    String path,
    List<Parameter> query,
    @Nullable List<Parameter> form,
    Placement placement,
    @Nullable String contentType,
    @Nullable String accept,
    byte[] body) {
  static final String AUTHORIZE = "/oauth/authorize";
  static final String REQUEST_TOKEN = "/oauth/request_token";
  static final String ACCESS_TOKEN = "/oauth/access_token";

  /** Larger bodies are refused, in bytes. */
  static final int MOST = 32 * 1024 * 1024;

  private static final String VERSION = "/3.1";

  /**
   * Reads a request.
   *
   * @param authority host and port of the proxy, as its base URL has them
   */
  static ReceivedCall read(HttpExchange exchange, String authority) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST + 1);
    String rawPath = exchange.getRequestURI().getRawPath();
    String rawQuery = exchange.getRequestURI().getRawQuery();
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String url = "http://" + authority + rawPath + (rawQuery == null ? "" : "?" + rawQuery);
    ReceivedRequest request =
        new ReceivedRequest(
            exchange.getRequestMethod().toUpperCase(Locale.ROOT),
            url,
            authorization,
            type,
            new String(body, StandardCharsets.UTF_8));
    List<Parameter> query = Parameters.parse(rawQuery == null ? "" : rawQuery);
    boolean inQuery = query.stream().anyMatch(p -> p.name().equals("oauth_signature"));
    return new ReceivedCall(
        request,
        rawPath.startsWith(VERSION + "/") ? rawPath.substring(VERSION.length()) : rawPath,
        own(query),
        request.isForm() ? own(Parameters.parse(request.body())) : null,
        inQuery
            ? Placement.QUERY
            : authorization == null && request.isForm() ? Placement.FORM_BODY : Placement.HEADER,
        type,
        exchange.getRequestHeaders().getFirst("Accept"),
        body);
  }

  private static List<Parameter> own(List<Parameter> parameters) {
    return parameters.stream().filter(p -> !p.name().startsWith("oauth_")).toList();
  }

  String method() {
    return request.method();
  }

  List<Parameter> formOrNothing() {
    return form == null ? List.of() : form;
  }

  boolean isUpload() {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  boolean isTooLarge() {
    return body.length > MOST;
  }

  /** Leaves out parameters and body. */
  @Override
  public String toString() {
    return method() + " " + path;
  }
}
