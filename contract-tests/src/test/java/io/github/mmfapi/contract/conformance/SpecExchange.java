package io.github.mmfapi.contract.conformance;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.Operations;
import io.github.mmfapi.contract.operations.ResponseKind;
import io.github.mmfapi.contract.operations.Signing;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request and its answer, from WireMock's terms into the validator's. */
final class SpecExchange {
  private static final String BASE = "/3.1";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Stands for "any other status", of which the spec says what a failure looks like. */
  private static final int ANY_OTHER = 599;

  private static final String ANY_FILE = "\"\"";

  /** Refuses what the spec does not list: a parameter too many would be lost on the server. */
  private static final OpenApiInteractionValidator LISTED = validator(ValidationReport.Level.ERROR);

  /** Takes fields that are not listed: rows may hold more, says the spec. */
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
                // Whether a call is signed well is for the verifier to say, not for the spec.
                .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                .build())
        .build();
  }

  /** Tells whether this went to the API and not to another path of the same server. */
  boolean isOfTheApi() {
    return request.getUrl().startsWith(BASE + "/");
  }

  /** Tells whether this is the form of a page for people, which is between it and its server. */
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

  /** Tells whether the spec lists all that is sent, be it called as OAuth's parameters are. */
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
            said("request", LISTED.validateRequest(builder.build()), m -> !isOfAnEmpty(query, m)));
    if (isForm()) {
      violations.addAll(said("form", form(body)));
    }
    return violations;
  }

  /** The validator misses what was sent empty, but that was sent. */
  private static boolean isOfAnEmpty(
      Map<String, List<String>> query, ValidationReport.Message message) {
    return message.getKey().equals("validation.request.parameter.missing")
        && query.keySet().stream()
            .anyMatch(name -> message.getMessage().contains("'" + name + "'"));
  }

  /**
   * The signature's parameters belong to every call and stand in no operation's list, but for the
   * calls that make a token; the page that asks for none has names like them.
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

  List<String> violationsOfAnswer() {
    if (response.getFault() != null) {
      return List.of(verb() + " " + path() + ": a fault was served, " + response.getFault());
    }
    Operation operation = Operations.of(verb(), path()).orElse(null);
    boolean failure = isFailure(response.getBodyAsString()) || response.getStatus() >= 400;
    if (operation == null || (failure && !operation.describesFailure())) {
      // An unknown path is the request's fault; of some failures the spec says nothing.
      return List.of();
    }
    SimpleResponse.Builder builder = SimpleResponse.Builder.status(status());
    if (response.getHeaders().getContentTypeHeader().isPresent()) {
      builder.withContentType(response.getHeaders().getContentTypeHeader().firstValue());
    }
    byte[] body = response.getBody();
    if (body != null && body.length > 0) {
      // A file is any bytes; the validator would have those of some types be JSON texts.
      boolean file = operation.responseKind() == ResponseKind.FILE && !failure;
      builder.withBody(file ? ANY_FILE : new String(body, StandardCharsets.UTF_8));
    }
    var method = com.atlassian.oai.validator.model.Request.Method.valueOf(verb());
    return said("answer", OPEN.validateResponse(rawPath(), method, builder.build()));
  }

  /**
   * Under which HTTP status failure was reported is not on record: an envelope that reports it is
   * therefore held against what the spec says of failures, be it under 200.
   */
  private int status() {
    return isFailure(response.getBodyAsString()) ? ANY_OTHER : response.getStatus();
  }

  private static boolean isFailure(String body) {
    return body != null
        && body.matches("(?s)\\s*\\{\\s*\"result\"\\s*:\\s*\\{\\s*\"status\"\\s*:\\s*-1\\b.*");
  }

  private List<String> said(String what, ValidationReport report) {
    return said(what, report, m -> true);
  }

  private List<String> said(
      String what, ValidationReport report, Predicate<ValidationReport.Message> counts) {
    return report.getMessages().stream()
        .filter(counts)
        .filter(m -> m.getLevel() == ValidationReport.Level.ERROR)
        // FormCheck looks at forms: the validator takes their texts for numbers.
        .filter(m -> !m.getKey().startsWith("validation.request.body.schema"))
        .map(m -> "%s of %s %s: %s".formatted(what, verb(), path(), said(m)))
        .toList();
  }

  private static String said(ValidationReport.Message message) {
    String nested =
        message.getNestedMessages().stream()
            .map(SpecExchange::said)
            .distinct()
            .collect(Collectors.joining("; "));
    String itself = "%s (%s)".formatted(message.getMessage(), message.getKey());
    return nested.isEmpty() ? itself : itself + " [" + nested + "]";
  }
}
