package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request as the sandbox's methods see it.
 *
 * @param path the path without query, below the server's root
 * @param request the request as it came, for the signature
 * @param parameters query and form parameters, decoded, in the order they came
 */
record Call(String path, ReceivedRequest request, List<Parameter> parameters) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if its query or form cannot be decoded
   */
  static Call of(Request request) {
    String contentType = request.getHeader("Content-Type");
    String body = request.getBodyAsString();
    String url = request.getUrl();
    int query = url.indexOf('?');
    List<Parameter> parameters = new ArrayList<>();
    if (query >= 0) {
      parameters.addAll(Parameters.parse(url.substring(query + 1)));
    }
    if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      parameters.addAll(Parameters.parse(body));
    }
    ReceivedRequest received =
        new ReceivedRequest(
            request.getMethod().getName(),
            request.getAbsoluteUrl(),
            request.getHeader("Authorization"),
            contentType,
            body);
    return new Call(query < 0 ? url : url.substring(0, query), received, parameters);
  }

  String method() {
    return request.method();
  }

  /** Returns the first value of a parameter; {@code ""} counts as absent, as everywhere in 3.1. */
  @Nullable String parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name) && !parameter.value().isEmpty()) {
        return parameter.value();
      }
    }
    return null;
  }
}
