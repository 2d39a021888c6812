package io.github.mmfapi.sandbox.internal.console;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.oauth.CsrfToken;
import io.github.mmfapi.sandbox.internal.server.RequestReader;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox shows to people: the documentation of its methods always, the other pages if the
 * console is on; and what it tells a listener. It keeps requests only for one of these two.
 */
public final class Console implements AutoCloseable {
  private static final String PREFIX = "/console/";
  private static final String REQUEST = PREFIX + "requests/";
  private static final String DOC = "?doc";

  private final boolean on;
  private final CsrfToken csrf = new CsrfToken();
  private final Pages pages;
  private final RequestLog log = new RequestLog();
  private final Diagnoses diagnoses;
  private final RequestRecorder recorder;
  private final RequestPages requestPages;
  private final DataPages dataPages;
  private final MethodPages methodPages;
  private final Runnable reset;
  private final @Nullable RequestFeed feed;

  /**
   * Creates the console.
   *
   * @param on whether there are pages beside the documentation
   * @param isPublic tells whether everybody may see a secret
   * @param listener learns of each request on a thread of its own, null without one
   * @param reset resets the sandbox
   */
  public Console(
      SandboxServer server,
      boolean on,
      Predicate<String> isPublic,
      @Nullable Consumer<RequestSummary> listener,
      Runnable reset) {
    this.on = on;
    this.reset = reset;
    this.pages = new Pages(csrf, on);
    this.diagnoses = new Diagnoses(server, System::nanoTime);
    this.recorder = new RequestRecorder(server);
    this.requestPages = new RequestPages(server, pages, isPublic, log, diagnoses);
    this.dataPages = new DataPages(server, pages);
    this.methodPages = new MethodPages(server, pages);
    this.feed = listener == null ? null : new RequestFeed(server, diagnoses, listener);
  }

  /** Returns the page that a request asks for, null if it asks for none. */
  public @Nullable ResponseDefinition page(Request request) {
    String url = request.getUrl();
    boolean doc = isDocumentation(url);
    boolean ofConsole = on && (url.equals("/") || url.startsWith("/?") || url.startsWith(PREFIX));
    if (!doc && !ofConsole) {
      return null;
    }
    String verb = request.getMethod().getName();
    boolean isRead = verb.equals("GET") || verb.equals("HEAD");
    if (!isRead && (doc || !verb.equals("POST"))) {
      return null;
    }
    Visit visit;
    try {
      visit = visit(request);
    } catch (IllegalArgumentException malformed) {
      // The sandbox refuses it in its own words.
      return null;
    }
    if (doc) {
      return methodPages.documentation(visit);
    }
    return isRead ? read(visit) : change(visit);
  }

  /** Returns whether a URL is below /3.1 and has the parameter doc first. */
  private static boolean isDocumentation(String url) {
    int doc = url.indexOf(DOC);
    if (doc < 0 || url.indexOf('?') != doc || !url.startsWith("/3.1")) {
      return false;
    }
    int end = doc + DOC.length();
    return end == url.length() || url.charAt(end) == '&' || url.charAt(end) == '=';
  }

  private Visit visit(Request request) {
    Call call = RequestReader.read(request);
    String absolute = request.getAbsoluteUrl();
    String root = absolute.substring(0, absolute.length() - request.getUrl().length());
    return new Visit(call, csrf.session(call.cookie()), root);
  }

  private ResponseDefinition read(Visit visit) {
    String path = visit.call().path();
    if (path.equals("/")) {
      return requestPages.overview(visit);
    }
    if (path.equals(PREFIX + "rows")) {
      return requestPages.rows(visit);
    }
    if (path.startsWith(REQUEST)) {
      return requestPages.request(visit, path.substring(REQUEST.length()));
    }
    if (path.equals(PREFIX + "users")) {
      return dataPages.users(visit);
    }
    if (path.startsWith(PREFIX + "users/")) {
      return dataPages.user(visit, path.substring((PREFIX + "users/").length()));
    }
    return pages.message(visit, 404, "No such page", "The console has no page of this name.");
  }

  private ResponseDefinition change(Visit visit) {
    if (!pages.isShown(visit)) {
      return pages.message(
          visit,
          403,
          "Form refused",
          "This form was not shown to you here. Go back, reload the page and try again.");
    }
    switch (visit.call().path()) {
      case PREFIX + "reset" -> {
        reset.run();
        return Pages.redirect("/");
      }
      case PREFIX + "tokens" -> {
        return requestPages.newToken(visit);
      }
      case PREFIX + "revoke" -> {
        return dataPages.revoke(visit);
      }
      case PREFIX + "try" -> {
        return methodPages.attempt(visit);
      }
      default -> {
        return pages.message(visit, 404, "No such form", "The console has no form of this name.");
      }
    }
  }

  /** Returns whether requests have to be recorded. */
  public boolean records() {
    return on || feed != null;
  }

  /**
   * Records a request.
   *
   * @param nanos how long the sandbox took
   * @return the response; a refusal has a link to the console
   */
  public ResponseDefinition record(
      Request request, ResponseDefinition response, Instant time, long nanos) {
    LoggedRequest logged = recorder.record(log.nextId(), request, response, time, nanos);
    keep(logged);
    if (!on || logged.refusal() == null) {
      return response;
    }
    return ResponseDefinitionBuilder.like(response)
        .but()
        .withHeader("Link", "<" + REQUEST + logged.id() + ">; rel=\"help\"")
        .build();
  }

  /** Records a request that was refused before it was read. */
  public void refused(String verb, String path, int status, String id, Instant time) {
    keep(RequestRecorder.refused(log.nextId(), verb, path, status, id, time));
  }

  private void keep(LoggedRequest request) {
    if (on) {
      log.add(request);
    }
    if (feed != null) {
      feed.offer(request);
    }
  }

  /** Forgets all requests. */
  public void clear() {
    log.clear();
    diagnoses.clear();
  }

  /** Ends the thread of the listener. */
  @Override
  public void close() {
    if (feed != null) {
      feed.close();
    }
  }
}
