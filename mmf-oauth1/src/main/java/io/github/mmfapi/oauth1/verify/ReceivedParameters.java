package io.github.mmfapi.oauth1.verify;

import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parameters of a received request, with the protocol parameters apart. */
final class ReceivedParameters {

  private final List<Parameter> all = new ArrayList<>();
  private final List<Parameter> others = new ArrayList<>();
  private final Map<String, String> protocol = new HashMap<>();
  private @Nullable String place;

  private ReceivedParameters() {}

  static ReceivedParameters of(ReceivedRequest request) {
    ReceivedParameters parameters = new ReceivedParameters();
    try {
      String authorization = request.authorizationHeader();
      if (authorization != null && AuthorizationHeader.isOAuth(authorization)) {
        parameters.add("Authorization header", AuthorizationHeader.parse(authorization));
      }
      parameters.add("query", Parameters.parse(Rfc3986.query(request.url())));
      if (request.isForm()) {
        parameters.add("form body", Parameters.parse(request.body()));
      }
    } catch (IllegalArgumentException e) {
      throw new OAuth1RefusedException(
          Reason.MALFORMED, "The request's parameters cannot be read: " + e.getMessage(), e);
    }
    return parameters;
  }

  /** Returns all parameters, for the base string. */
  List<Parameter> all() {
    return all;
  }

  /** Returns the parameters that are no protocol parameters. */
  List<Parameter> others() {
    return others;
  }

  boolean isUnsigned() {
    return protocol.isEmpty();
  }

  /** Returns a protocol parameter, null if it is missing or empty. */
  @Nullable String get(String name) {
    String value = protocol.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  String require(String name) {
    String value = get(name);
    if (value == null) {
      throw new OAuth1RefusedException(
          Reason.MISSING_PARAMETER, "The protocol parameter " + name + " is missing or empty");
    }
    return value;
  }

  private void add(String from, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      all.add(parameter);
      if (ProtocolNames.isProtocol(parameter.name())) {
        addProtocol(from, parameter);
      } else {
        others.add(parameter);
      }
    }
  }

  private void addProtocol(String from, Parameter parameter) {
    if (place != null && !place.equals(from)) {
      throw new OAuth1RefusedException(
          Reason.DUPLICATE_PARAMETER,
          "Protocol parameters are in the "
              + place
              + " and in the "
              + from
              + "; they must be in one place (RFC 5849 section 3.5)");
    }
    place = from;
    if (protocol.putIfAbsent(parameter.name(), parameter.value()) != null) {
      throw new OAuth1RefusedException(
          Reason.DUPLICATE_PARAMETER,
          "A protocol parameter occurs more than once in the " + from + " (RFC 5849 section 3.1)");
    }
  }
}
