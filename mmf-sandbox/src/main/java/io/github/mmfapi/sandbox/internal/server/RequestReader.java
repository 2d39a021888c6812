package io.github.mmfapi.sandbox.internal.server;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.oauth.OAuthMethods;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads WireMock's requests. */
public final class RequestReader {
  private RequestReader() {}

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if its query or form cannot be decoded
   */
  public static Call read(Request request) {
    String contentType = request.getHeader("Content-Type");
    String body = request.isMultipart() ? "" : request.getBodyAsString();
    String url = request.getUrl();
    int query = url.indexOf('?');
    List<Parameter> parameters = new ArrayList<>();
    Map<String, byte[]> files = new HashMap<>();
    if (query >= 0) {
      parameters.addAll(Parameters.parse(url.substring(query + 1)));
    }
    ReceivedRequest received =
        new ReceivedRequest(
            request.getMethod().getName(),
            request.getAbsoluteUrl(),
            request.getHeader("Authorization"),
            contentType,
            body);
    if (received.isForm()) {
      parameters.addAll(Parameters.parse(body));
    } else if (request.isMultipart()) {
      try {
        addParts(request, parameters, files);
      } catch (RuntimeException malformed) {
        // WireMock has no exception type of its own for a malformed multipart form.
        throw new IllegalArgumentException("the body is not a multipart form", malformed);
      }
    }
    var cookie = request.getCookies().get(OAuthMethods.SESSION_COOKIE);
    return new Call(
        query < 0 ? url : url.substring(0, query),
        received,
        request::getBody,
        cookie == null ? null : cookie.getValue(),
        parameters,
        files,
        null);
  }

  private static void addParts(
      Request request, List<Parameter> parameters, Map<String, byte[]> files) {
    for (Request.Part part : request.getParts()) {
      if (part.getFileName() == null) {
        parameters.add(new Parameter(part.getName(), part.getBody().asString()));
      } else {
        files.put(part.getName(), part.getBody().asBytes());
      }
    }
  }
}
