package io.github.mmfapi.sandbox.internal.http;

import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.apache.commons.fileupload.FileUploadException;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;
import wiremock.org.eclipse.jetty.util.Utf8Appendable;

/**
 * Refuses requests before WireMock sees them: foreign host names, pages of foreign origins, calls
 * of the admin API without its key, and bodies beyond the limits. {@link Browsers} decides about
 * origins.
 */
final class RequestGate extends HandlerWrapper {
  private static final String ADMIN = "/__admin";

  private final AccessRules rules;
  private final RefusalListener listener;
  private final Browsers browsers;
  private final Semaphore largeBodies = new Semaphore(1, true);

  RequestGate(AccessRules rules, RefusalListener listener) {
    this.rules = rules;
    this.listener = listener;
    this.browsers = new Browsers(rules);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try (BodyGate body = new BodyGate(request.getContentType(), largeBodies)) {
      check(target, base, request);
      if (browsers.answersPreflight(target, request, response)) {
        base.setHandled(true);
        return;
      }
      base.getHttpInput().addInterceptor(body);
      super.handle(target, base, request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      RefusedRequestException refused = refusalIn(e);
      if (refused == null || response.isCommitted()) {
        throw e;
      }
      refuse(refused, base, response);
      listener.refused(request.getMethod(), target, refused.status(), refused.id());
    }
  }

  private static @Nullable RefusedRequestException refusalIn(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedRequestException refused) {
        return refused;
      }
      // WireMock's parsers throw these.
      if (cause instanceof FileUploadException) {
        return new RefusedRequestException(400, "The body is not a multipart form.");
      }
      if (cause instanceof Utf8Appendable.NotUtf8Exception) {
        return new RefusedRequestException(400, "The form cannot be decoded: send UTF-8.");
      }
    }
    return null;
  }

  private void check(String target, Request base, HttpServletRequest request) {
    checkHost(base, request);
    checkHeaders(request);
    // Jetty compares the same text with the path of the admin API.
    if (target.equals(ADMIN) || target.startsWith(ADMIN + "/")) {
      checkAdmin(request);
    } else {
      browsers.check(target, authority(base), request);
    }
    checkBody(request);
  }

  private void checkHost(Request base, HttpServletRequest request) {
    List<String> hosts = new ArrayList<>(Collections.list(request.getHeaders("Host")));
    String ofUrl = base.getHttpURI().getAuthority();
    if (ofUrl != null) {
      hosts.add(ofUrl);
    }
    String local = request.getLocalAddr();
    if (hosts.isEmpty() || !hosts.stream().allMatch(host -> rules.servesHost(host, local))) {
      throw new RefusedRequestException(
          421,
          "The sandbox does not serve this host name. Use 127.0.0.1 or localhost, or allow the name"
              + " with allowedHost or --allow-host.");
    }
  }

  private static @Nullable String authority(Request base) {
    String host = base.getHeader("Host");
    return host == null ? base.getHttpURI().getAuthority() : host;
  }

  /** A second value could be read where the first was checked. */
  private static void checkHeaders(HttpServletRequest request) {
    for (String name : List.of("Content-Type", "Authorization", "Origin")) {
      if (Collections.list(request.getHeaders(name)).size() > 1) {
        throw new RefusedRequestException(400, "Send one header " + name + ", not several.");
      }
    }
  }

  private void checkAdmin(HttpServletRequest request) {
    if (Browsers.isFromAPage(request)) {
      throw new RefusedRequestException(403, "The admin API does not serve web pages.");
    }
    if (!rules.isAdmin(request.getHeader("Authorization"))) {
      throw new RefusedRequestException(
          401,
          "The admin API needs the key that was made at the start: Authorization: Bearer KEY."
              + " MmfSandbox.adminKey() returns it, mmf sandbox prints it.");
    }
  }

  private static void checkBody(HttpServletRequest request) {
    if (request.getContentLengthLong() > BodyGate.LONGEST) {
      throw BodyGate.tooLong();
    }
    for (String encoding : Collections.list(request.getHeaders("Content-Encoding"))) {
      if (!encoding.strip().equalsIgnoreCase("identity")) {
        throw BodyGate.compressed();
      }
    }
    checkQuery(request);
    if (request.getContentType() != null && !isSupported(request.getCharacterEncoding())) {
      throw new RefusedRequestException(415, "The charset of Content-Type is unknown; send UTF-8.");
    }
  }

  /** WireMock fails with HTTP 500 if it cannot decode a query. */
  private static void checkQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    try {
      Parameters.parse(query == null ? "" : query);
    } catch (IllegalArgumentException e) {
      throw new RefusedRequestException(400, "The query cannot be decoded: " + e.getMessage());
    }
  }

  private static boolean isSupported(@Nullable String charset) {
    try {
      return charset == null || Charset.isSupported(charset);
    } catch (IllegalCharsetNameException notAName) {
      return false;
    }
  }

  private static void refuse(
      RefusedRequestException refused, Request base, HttpServletResponse response)
      throws IOException {
    base.setHandled(true);
    response.reset();
    response.setStatus(refused.status());
    response.setContentType("text/plain; charset=utf-8");
    response.setHeader("X-Mmf-Refusal", refused.id());
    Response.GUARDS.forEach(response::setHeader);
    // The rest of the body is not read.
    response.setHeader("Connection", "close");
    if (refused.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.getOutputStream().write(refused.text().getBytes(StandardCharsets.UTF_8));
  }
}
