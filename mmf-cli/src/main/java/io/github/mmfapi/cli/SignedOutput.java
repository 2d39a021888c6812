package io.github.mmfapi.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.comparison.BaseStringComparison;
import io.github.mmfapi.oauth1.comparison.BaseStringDeviation;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The output of {@code mmf sign}. */
record SignedOutput(
    SignedRequest signed, String originalUrl, List<Parameter> fields, Placement placement) {

  String asJson() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    ArrayNode parameters = object.putArray("parameters");
    signed.parameters().forEach(p -> parameters.addArray().add(p.name()).add(p.value()));
    object.put("baseUri", signed.baseUri());
    object.put("baseString", signed.baseString());
    object.put("signature", signed.signature());
    object.put("authorization", authorization());
    object.put("url", urlToSend());
    object.put("body", bodyToSend());
    return mapper.writeValueAsString(object);
  }

  void print(PrintWriter out) {
    out.println("parameters");
    signed.parameters().forEach(p -> out.println("  " + p.name() + " = " + p.value()));
    section(out, "base URI", signed.baseUri());
    section(out, "base string", signed.baseString());
    section(out, "key", signed.explain().maskedKey());
    section(out, "signature", signed.signature());
    String authorization = authorization();
    String body = bodyToSend();
    section(
        out,
        "signed request",
        signed.method()
            + " "
            + urlToSend()
            + (authorization == null ? "" : "\n  Authorization: " + authorization)
            + (body == null
                ? ""
                : "\n  Content-Type: application/x-www-form-urlencoded\n\n  " + body));
  }

  static String asJson(BaseStringComparison comparison) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode object = mapper.createObjectNode();
    BaseStringDeviation deviation = comparison.deviation();
    object.put("equal", comparison.isEqual());
    object.put("position", comparison.position());
    object.put("ours", comparison.ours());
    object.put("theirs", comparison.theirs());
    object.put("deviation", deviation == null ? null : deviation.name());
    object.put("rule", deviation == null ? null : deviation.rule());
    return mapper.writeValueAsString(object);
  }

  private static void section(PrintWriter out, String title, String text) {
    out.println();
    out.println(title);
    out.println("  " + text);
  }

  private @Nullable String authorization() {
    return placement == Placement.HEADER ? signed.authorizationHeader() : null;
  }

  private String urlToSend() {
    return placement == Placement.QUERY ? signed.url() : originalUrl;
  }

  private @Nullable String bodyToSend() {
    if (placement == Placement.FORM_BODY) {
      return signed.body();
    }
    return fields.isEmpty() ? null : Parameters.render(fields);
  }
}
