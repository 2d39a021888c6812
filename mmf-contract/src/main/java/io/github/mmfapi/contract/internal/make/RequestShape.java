package io.github.mmfapi.contract.internal.make;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.matchingrules.MatchingRules;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Signing;
import io.github.mmfapi.value.FilePart;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The request that the client sends: its own parameters exactly, OAuth's by pattern. */
public final class RequestShape {
  /** The media type of a form. */
  public static final String FORM = "application/x-www-form-urlencoded";

  /** The multipart boundary in the contract; the client uses a new one each time. */
  private static final String BOUNDARY = "x";

  private static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;

  /** Example and pattern of each protocol parameter, RFC 5849 section 3.1. */
  private static final Map<String, List<String>> OAUTH =
      new TreeMap<>(
          Map.of(
              "oauth_consumer_key", List.of("client-key", ".+"),
              "oauth_nonce", List.of("0123456789abcdef", "[A-Za-z0-9_-]{8,}"),
              "oauth_signature", List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "[A-Za-z0-9+/]{27}="),
              "oauth_signature_method", List.of("HMAC-SHA1", "HMAC-SHA1"),
              "oauth_timestamp", List.of("1358342640", "[0-9]{10}"),
              "oauth_token", List.of("token", ".+"),
              "oauth_version", List.of("1.0", "1\\.0")));

  /** The order of the form fields in the recorded token requests. */
  private static final List<String> RECORDED_ORDER =
      List.of(
          "oauth_nonce",
          "oauth_timestamp",
          "oauth_version",
          "oauth_signature_method",
          "oauth_consumer_key",
          "oauth_token",
          "oauth_callback",
          "oauth_verifier",
          "oauth_signature");

  private final Operation operation;
  private final Map<String, Object> values;

  RequestShape(Operation operation, Map<String, Object> values) {
    this.operation = operation;
    this.values = values;
  }

  private boolean isRead() {
    return operation.verb().equals("GET");
  }

  private boolean isUpload() {
    return !isRead() && operation.isMultipart();
  }

  private boolean hasForm() {
    return !isRead() && !operation.isMultipart() && operation.formSchema() != null;
  }

  private boolean isSignedInTheQuery() {
    return operation.signing() != Signing.NONE && operation.signatureFields().isEmpty();
  }

  Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (isRead()) {
      values.forEach((name, value) -> query.put(name, List.of(value.toString())));
    }
    if (isSignedInTheQuery()) {
      OAUTH.forEach((name, shape) -> query.put(name, List.of(shape.get(0))));
    }
    return query;
  }

  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (hasForm()) {
      headers.put("Content-Type", List.of(FORM));
    } else if (isUpload()) {
      headers.put("Content-Type", List.of(MULTIPART));
    }
    return headers;
  }

  OptionalBody body() {
    if (isUpload()) {
      return OptionalBody.body(multipart(), ContentType.fromString(MULTIPART));
    }
    return hasForm()
        ? OptionalBody.body(form(), ContentType.fromString(FORM))
        : OptionalBody.missing();
  }

  /** {@return the multipart body, by RFC 7578} */
  private byte[] multipart() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    values.forEach(
        (name, value) -> {
          body.writeBytes(utf8("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\""));
          body.writeBytes(utf8(name + "\""));
          if (value instanceof FilePart file) {
            body.writeBytes(utf8("; filename=\"" + file.fileName() + "\"\r\n"));
            body.writeBytes(utf8("Content-Type: " + file.contentType() + "\r\n\r\n"));
            body.writeBytes(file.content());
          } else {
            body.writeBytes(utf8("\r\n\r\n" + value));
          }
          body.writeBytes(utf8("\r\n"));
        });
    body.writeBytes(utf8("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return the form, percent-encoded by RFC 3986 without our encoder} */
  String form() {
    Map<String, Object> all = new LinkedHashMap<>(values);
    operation.signatureFields().forEach(name -> all.put(name, shape(name).get(0)));
    Map<String, Object> form = new LinkedHashMap<>();
    RECORDED_ORDER.stream().filter(all::containsKey).forEach(n -> form.put(n, all.get(n)));
    form.putAll(all);
    return form.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue().toString()))
        .collect(Collectors.joining("&"));
  }

  private static List<String> shape(String name) {
    return Objects.requireNonNull(OAUTH.get(name), name);
  }

  /** {@return a form without the values that change with each signature} */
  public static String withoutSignature(String form) {
    return form.replaceAll("(?<=^|&)(" + String.join("|", OAUTH.keySet()) + ")=[^&]*", "$1=");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  MatchingRules rules() {
    MatchingRules rules = new MatchingRulesImpl();
    var query = rules.addCategory("query");
    if (isSignedInTheQuery()) {
      OAUTH.forEach((name, shape) -> query.addRule(name, new RegexMatcher(shape.get(1))));
    }
    if (!operation.signatureFields().isEmpty()) {
      var body = rules.addCategory("body");
      operation
          .signatureFields()
          .forEach(name -> body.addRule("$." + name, new RegexMatcher(shape(name).get(1))));
    }
    if (isUpload()) {
      rules
          .addCategory("header")
          .addRule("Content-Type", new RegexMatcher("multipart/form-data;\\s*boundary=.+"));
    }
    return rules;
  }
}
