package io.github.mmfapi.contract.peers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of the published vectors, with its parameters separated by where they are sent.
 *
 * @param url with its query
 * @param form the decoded parameters of the body
 * @param protocol the decoded protocol parameters without the signature
 */
record Vector(
    String method,
    String url,
    List<Parameter> form,
    List<Parameter> protocol,
    String signatureMethod,
    String clientSecret,
    String tokenSecret) {

  /** Reads a vector of kind {@code request}. */
  static Vector request(JsonNode vector) {
    List<Parameter> protocol = new ArrayList<>();
    add(protocol, "oauth_consumer_key", vector.path("consumer_key"));
    add(protocol, "oauth_token", vector.path("token"));
    add(protocol, "oauth_nonce", vector.path("nonce"));
    add(protocol, "oauth_timestamp", vector.path("timestamp"));
    add(protocol, "oauth_signature_method", vector.path("signature_method"));
    add(protocol, "oauth_version", vector.path("oauth_version"));
    protocol.addAll(pairs(vector.path("extra_oauth_params")));
    return new Vector(
        vector.path("method").asText(),
        vector.path("url").asText(),
        pairs(vector.path("body_params")),
        protocol,
        vector.path("signature_method").asText(),
        vector.path("consumer_secret").asText(""),
        vector.path("token_secret").asText(""));
  }

  /** Makes a request with all parameters in the query. */
  static Vector of(String method, String url, List<Parameter> parameters) {
    List<Parameter> query =
        parameters.stream().filter(p -> !p.name().startsWith("oauth_")).toList();
    List<Parameter> protocol =
        parameters.stream().filter(p -> p.name().startsWith("oauth_")).toList();
    String whole = query.isEmpty() ? url : url + "?" + Parameters.render(query);
    return new Vector(method, whole, List.of(), protocol, "HMAC-SHA1", "", "");
  }

  String value(String name) {
    return protocol.stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse(null);
  }

  static List<Parameter> pairs(JsonNode array) {
    List<Parameter> pairs = new ArrayList<>();
    array.forEach(pair -> pairs.add(new Parameter(pair.get(0).asText(), pair.get(1).asText())));
    return pairs;
  }

  private static void add(List<Parameter> protocol, String name, JsonNode value) {
    if (value.isTextual()) {
      protocol.add(new Parameter(name, value.asText()));
    }
  }
}
