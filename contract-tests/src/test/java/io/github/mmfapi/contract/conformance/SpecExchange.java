package io.github.mmfapi.contract.conformance;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.internal.spec.Signing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request and its response, translated from WireMock's types to the validator's. */
final class SpecExchange {
  private static final String BASE = "/3.1";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Stands for "any other status", for which the spec describes failures. */
  private static final int ANY_OTHER = 599;

  private static final String ANY_FILE = "\"\"";

  /** Rejects parameters that the spec does not list: the server would ignore them. */
  private static final OpenApiInteractionValidator LISTED = validator(ValidationReport.Level.ERROR);

  /** Accepts fields that are not listed: by the spec, rows may hold more. */
  private static final OpenApiInteractionValidator OPEN = validator(ValidationReport.Level.IGNORE);

  private final Request request;
  private final Response response;

  SpecExchange(Request request, Response response) {
    this.request = request;
    this.response = response;
  }

  private static OpenApiInteractionValidator validator(ValidationReport.Level unlisted) {
    return OpenApiInteractionValidator.createForInlineApiSpecification(Operations.spec())
        .withBasePathOverride(BASE)
        .withLevelResolver(
            LevelResolver.create()
                .withLevel("validation.schema.additionalProperties", unlisted)
                .withLevel(
                    "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                // The verifier checks signatures, not the spec.
                .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                .build())
        .build();
  }

  /** Tells whether the request went to the API and not to another path of the same server. */
  boolean isOfTheApi() {
    return request.getUrl().startsWith(BASE + "/");
  }

  /** Tells whether this is the form of an HTML page, which the spec does not describe. */
  boolean isFormOfAPage() {
    return verb().equals("POST")
        && Operations.of("GET", path())
            .filter(page -> page.mediaType().equals("text/html"))
            .isPresent();
  }

  String path() {
    return rawPath().substring(BASE.length());
  }

  private String rawPath() {
    return request.getUrl().replaceFirst("\\?.*", "");
  }

  private String verb() {
    return request.getMethod().getName();
  }

  private boolean isForm() {
    String type = request.getHeader("Content-Type");
    return type != null && type.startsWith(FORM);
  }

  private ValidationReport form(String body) {
    Operation operation = Operations.of(verb(), path()).orElse(null);
    return operation == null || operation.formSchema() == null
        ? ValidationReport.empty()
        : FormCheck.of(operation, byName(body));
  }

  /** Tells whether the spec lists all parameters, also those named {@code oauth_}. */
  private boolean listsAll() {
    return Operations.of(verb(), path())
        .filter(o -> o.signing() == Signing.NONE || !o.signatureFields().isEmpty())
        .isPresent();
  }

  List<String> violationsOfRequest() {
    SimpleRequest.Builder builder = new SimpleRequest.Builder(verb(), rawPath());
    int mark = request.getUrl().indexOf('?');
    Map<String, List<String>> query =
        mark < 0 ? Map.of() : byName(request.getUrl().substring(mark + 1));
    query.forEach(builder::withQueryParam);
    String type = request.getHeader("Content-Type");
    if (type != null) {
      builder.withContentType(type);
    }
    if (request.getHeader("Accept") != null) {
      builder.withAccept(request.getHeader("Accept"));
    }
    String body = request.getBodyAsString();
    if (body != null && !body.isEmpty()) {
      builder.withBody(isForm() ? withoutOAuth(body) : body);
    }
    List<String> violations =
        new ArrayList<>(
            messages(
                "request", LISTED.validateRequest(builder.build()), m -> !isOfAnEmpty(query, m)));
    if (isForm()) {
      violations.addAll(messages("form", form(body)));
    }
    return violations;
  }

  /** The validator reports empty parameters as missing; they were sent. */
  private static boolean isOfAnEmpty(
      Map<String, List<String>> query, ValidationReport.Message message) {
    return message.getKey().equals("validation.request.parameter.missing")
        && query.keySet().stream()
            .anyMatch(name -> message.getMessage().contains("'" + name + "'"));
  }

  /**
   * Removes the parameters of the signature: they belong to every call, and the spec does not list
   * them. Exceptions are the calls that issue tokens, and the authorization page, whose parameters
   * have such names.
   */
  private String withoutOAuth(String pairs) {
    if (listsAll()) {
      return pairs;
    }
    return Stream.of(pairs.split("&"))
        .filter(pair -> !pair.startsWith("oauth_"))
        .collect(Collectors.joining("&"));
  }

  private Map<String, List<String>> byName(String pairs) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (String pair : withoutOAuth(pairs).split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        byName.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
      }
    }
    return byName;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  List<String> violationsOfResponse() {
    if (response.getFault() != null) {
      return List.of(verb() + " " + path() + ": WireMock served a fault, " + response.getFault());
    }
    Operation operation = Operations.of(verb(), path()).orElse(null);
    boolean failure = isFailure(response.getBodyAsString()) || response.getStatus() >= 400;
    if (operation == null || (failure && !operation.describesFailure())) {
      // An unknown path is a violation of the request; some failures the spec does not describe.
      return List.of();
    }
    SimpleResponse.Builder builder = SimpleResponse.Builder.status(status());
    if (response.getHeaders().getContentTypeHeader().isPresent()) {
      builder.withContentType(response.getHeaders().getContentTypeHeader().firstValue());
    }
    byte[] body = response.getBody();
    if (body != null && body.length > 0) {
      // A file can be any bytes; the validator would read some types as JSON.
      boolean file = operation.responseKind() == ResponseKind.FILE && !failure;
      builder.withBody(file ? ANY_FILE : new String(body, StandardCharsets.UTF_8));
    }
    var method = com.atlassian.oai.validator.model.Request.Method.valueOf(verb());
    return messages("response", OPEN.validateResponse(rawPath(), method, builder.build()));
  }

  /**
   * The HTTP status of reported failures was never recorded. So an envelope that reports a failure
   * is compared with the description of failures, whatever its status.
   */
  private int status() {
    return isFailure(response.getBodyAsString()) ? ANY_OTHER : response.getStatus();
  }

  private static boolean isFailure(String body) {
    return body != null
        && body.matches("(?s)\\s*\\{\\s*\"result\"\\s*:\\s*\\{\\s*\"status\"\\s*:\\s*-1\\b.*");
  }

  private List<String> messages(String what, ValidationReport report) {
    return messages(what, report, m -> true);
  }

  private List<String> messages(
      String what, ValidationReport report, Predicate<ValidationReport.Message> counts) {
    return report.getMessages().stream()
        .filter(counts)
        .filter(m -> m.getLevel() == ValidationReport.Level.ERROR)
        // FormCheck checks forms: the validator would read their values as numbers.
        .filter(m -> !m.getKey().startsWith("validation.request.body.schema"))
        .map(m -> "%s of %s %s: %s".formatted(what, verb(), path(), messages(m)))
        .toList();
  }

  private static String messages(ValidationReport.Message message) {
    String nested =
        message.getNestedMessages().stream()
            .map(SpecExchange::messages)
            .distinct()
            .collect(Collectors.joining("; "));
    String itself = "%s (%s)".formatted(message.getMessage(), message.getKey());
    return nested.isEmpty() ? itself : itself + " [" + nested + "]";
  }
}
