package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Protocol parameters that a client sends in the {@code Authorization} header and once more in the
 * form, signed once (CLJ at the token methods). RFC 5849 section 3.5 forbids it.
 */
final class DoubledParameters {
  private DoubledParameters() {}

  /**
   * Returns the request without the protocol parameters of its form, if the header has each of them
   * with the same value; otherwise the request itself.
   */
  static ReceivedRequest removed(ReceivedRequest request) {
    String header = request.authorizationHeader();
    if (header == null || !AuthorizationHeader.isOAuth(header) || !request.isForm()) {
      return request;
    }
    List<Parameter> form = parsed(request.body());
    List<Parameter> others = new ArrayList<>();
    List<Parameter> doubled = new ArrayList<>();
    form.forEach(p -> (p.name().startsWith("oauth_") ? doubled : others).add(p));
    if (doubled.isEmpty() || !isIn(header, doubled)) {
      return request;
    }
    return new ReceivedRequest(
        request.method(), request.url(), header, request.contentType(), Parameters.render(others));
  }

  private static List<Parameter> parsed(String form) {
    try {
      return Parameters.parse(form);
    } catch (IllegalArgumentException malformed) {
      // The verifier refuses it with its reason.
      return List.of();
    }
  }

  private static boolean isIn(@Nullable String header, List<Parameter> doubled) {
    try {
      return header != null && AuthorizationHeader.parse(header).containsAll(doubled);
    } catch (IllegalArgumentException malformed) {
      // The verifier refuses it with its reason.
      return false;
    }
  }
}
