package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.request.SentRequest;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a request together that was signed elsewhere, from the options of {@code mmf sign}. */
final class SignedBefore {
  private SignedBefore() {}

  static SentRequest request(
      String method, String url, String clientKey, String signature, ProtocolOptions options) {
    List<Parameter> signed = protocolParameters(clientKey, signature, options);
    List<Parameter> form = new ArrayList<>(options.form());
    List<Parameter> headers = new ArrayList<>();
    String target = url;
    switch (options.placement()) {
      case HEADER -> headers.add(new Parameter("Authorization", header(signed, options.realm)));
      case QUERY -> target = withQuery(url, Parameters.render(signed));
      case FORM_BODY -> form.addAll(signed);
    }
    if (!form.isEmpty()) {
      headers.add(new Parameter("Content-Type", "application/x-www-form-urlencoded"));
    }
    byte[] body = Parameters.render(form).getBytes(StandardCharsets.UTF_8);
    return SentRequest.of(method, target, headers, body);
  }

  private static List<Parameter> protocolParameters(
      String clientKey, String signature, ProtocolOptions options) {
    List<Parameter> signed = new ArrayList<>();
    add(signed, "oauth_consumer_key", clientKey);
    add(signed, "oauth_token", options.token);
    add(signed, "oauth_signature_method", options.signatureMethod());
    add(signed, "oauth_timestamp", options.timestamp);
    add(signed, "oauth_nonce", options.nonce);
    add(signed, "oauth_version", options.noVersion ? null : "1.0");
    add(signed, "oauth_callback", options.callback);
    add(signed, "oauth_verifier", options.verifier);
    signed.addAll(options.further());
    add(signed, "oauth_signature", signature);
    return signed;
  }

  private static void add(List<Parameter> signed, String name, @Nullable Object value) {
    if (value != null) {
      signed.add(new Parameter(name, value.toString()));
    }
  }

  private static String header(List<Parameter> signed, @Nullable String realm) {
    List<String> pairs = new ArrayList<>();
    if (realm != null) {
      pairs.add("realm=\"" + realm.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    for (Parameter parameter : signed) {
      pairs.add(parameter.name() + "=\"" + PercentEncoding.encode(parameter.value()) + '"');
    }
    return "OAuth " + String.join(", ", pairs);
  }

  private static String withQuery(String url, String query) {
    return url + (url.contains("?") ? "&" : "?") + query;
  }
}
