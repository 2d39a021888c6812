package io.github.mmfapi.sandbox.internal.console;

import static java.util.stream.Collectors.toList;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes entries of the log from requests and responses, on the thread of the request. */
final class RequestRecorder {
  /** The refusals that a diagnosis can say more about. */
  private static final Set<String> AUTHENTICATION =
      Set.of(
          "bad-signature",
          "not-signed",
          "malformed-request",
          "used-nonce",
          "wrong-body-hash",
          "duplicate-parameter",
          "missing-parameter",
          "unsupported-signature-method",
          "unsupported-version",
          "unknown-client",
          "unknown-token",
          "timestamp-refused");

  private final SandboxServer server;

  RequestRecorder(SandboxServer server) {
    this.server = server;
  }

  LoggedRequest record(
      long id, Request request, ResponseDefinition response, Instant time, long nanos) {
    List<Header> headers = headers(request.getHeaders());
    String url = request.getUrl();
    Payload body = request.isMultipart() ? null : Payload.of(request.getBodyAsString());
    String absolute = request.getAbsoluteUrl();
    String host =
        absolute.endsWith(url) ? absolute.substring(0, absolute.length() - url.length()) : "";
    Fault fault = response.getFault();
    String refusal = fault == null ? header(response, Refusal.HEADER) : nameOf(fault);
    String token = SentParameters.token(headers, url, body);
    IssuedCredentials credentials = server.instance().credentials();
    return new LoggedRequest(
        id,
        time,
        nanos,
        request.getMethod().getName(),
        url,
        host,
        headers,
        body,
        fault == null ? response.getStatus() : 0,
        headers(response.getHeaders()),
        answer(response),
        refusal,
        token == null ? null : userOf(credentials, token),
        refusal != null && AUTHENTICATION.contains(refusal) ? secrets(credentials, token) : null);
  }

  private static String nameOf(Fault fault) {
    return "fault-" + fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the entry for a request that was refused before it was read. */
  static LoggedRequest refused(
      long id, String verb, String path, int status, String refusal, Instant time) {
    return new LoggedRequest(
        id, time, 0, verb, path, "", List.of(), null, status, List.of(), null, refusal, null, null);
  }

  private static LoggedRequest.Secrets secrets(
      IssuedCredentials credentials, @Nullable String token) {
    if (token == null) {
      return new LoggedRequest.Secrets("", null);
    }
    return new LoggedRequest.Secrets(
        credentials.tokenSecret("", token), credentials.temporarySecret(token));
  }

  private static @Nullable String userOf(IssuedCredentials credentials, String token) {
    IssuedCredentials.Token issued = credentials.token(token);
    return issued == null ? null : issued.user().account().username();
  }

  private static @Nullable String header(ResponseDefinition response, String name) {
    HttpHeaders headers = response.getHeaders();
    HttpHeader header = headers == null ? null : headers.getHeader(name);
    return header == null || !header.isPresent() ? null : header.firstValue();
  }

  private static List<Header> headers(@Nullable HttpHeaders headers) {
    return headers == null
        ? List.of()
        : headers.all().stream()
            .flatMap(header -> header.values().stream().map(v -> new Header(header.key(), v)))
            .collect(toList());
  }

  private static @Nullable Payload answer(ResponseDefinition response) {
    if (response.specifiesBinaryBodyContent()) {
      return null;
    }
    String text = response.getTextBody();
    return Payload.of(text == null ? "" : text);
  }
}
