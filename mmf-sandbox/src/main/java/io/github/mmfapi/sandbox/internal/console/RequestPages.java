package io.github.mmfapi.sandbox.internal.console;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.diagnosis.Mistake;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Header;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pages about requests: how to connect, the list, and one request with its diagnosis. */
final class RequestPages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SandboxServer server;
  private final Pages pages;
  private final Predicate<String> isPublic;
  private final RequestLog log;
  private final Diagnoses diagnoses;

  RequestPages(
      SandboxServer server,
      Pages pages,
      Predicate<String> isPublic,
      RequestLog log,
      Diagnoses diagnoses) {
    this.server = server;
    this.pages = pages;
    this.isPublic = isPublic;
    this.log = log;
    this.diagnoses = diagnoses;
  }

  ResponseDefinition overview(Visit visit) {
    return pages.page(visit, 200, "Requests", "overview", connection(visit, null));
  }

  private Model connection(Visit visit, IssuedCredentials.@Nullable Token token) {
    ClientCredentials client = server.settings().client();
    List<Map<String, Object>> users = new ArrayList<>();
    User first = null;
    synchronized (server.lock()) {
      for (User user : server.instance().state().users().all()) {
        first = first == null ? user : first;
        users.add(
            new Model().with("id", user.id()).with("name", user.account().username()).values());
      }
    }
    User user = token == null ? first : token.user();
    List<LoggedRequest> requests = log.after(0);
    Model model = new Model();
    if (user != null && isPublic.test(user.account().password())) {
      String password = user.account().password();
      model.with("password", password);
      model.with("md5", HexFormat.of().formatHex(Digests.of("MD5", password)));
    }
    return model
        .with("baseUrl", visit.baseUrl())
        .with("root", visit.root())
        .with("clientKey", client.key())
        .with("clientSecret", isPublic.test(client.secret()) ? client.secret() : "CLIENT_SECRET")
        .with("username", user == null ? null : user.account().username())
        .with("userId", user == null ? null : user.id())
        .with("token", token == null ? "TOKEN" : token.token())
        .with("tokenSecret", token == null ? "TOKEN_SECRET" : token.secret())
        .with("issued", token != null)
        .with("users", users)
        .with("most", RequestLog.MOST)
        .with("newest", requests.isEmpty() ? 0 : requests.get(0).id())
        .with("requests", rows(requests));
  }

  ResponseDefinition newToken(Visit visit) {
    IssuedCredentials.Token token;
    try {
      synchronized (server.lock()) {
        User user = server.instance().state().users().require(visit.call().text("user_id"));
        token = server.instance().credentials().issueToken(user);
      }
    } catch (Refusal refusal) {
      return pages.message(visit, 400, "No token was issued", refusal.text());
    }
    return pages.page(visit, 200, "A new token", "overview", connection(visit, token));
  }

  /** Returns the rows of the requests that are newer than one. */
  ResponseDefinition rows(Visit visit) {
    long after = number(visit.call().text("after"));
    List<LoggedRequest> requests = log.after(after);
    return Pages.part("rows", new Model().with("requests", rows(requests)));
  }

  private static long number(@Nullable String text) {
    try {
      return text == null ? 0 : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  private List<Map<String, Object>> rows(List<LoggedRequest> requests) {
    SecretMask mask = SecretMask.of(server);
    return requests.stream().map(request -> row(request, mask)).toList();
  }

  private static Map<String, Object> row(LoggedRequest request, SecretMask mask) {
    return new Model()
        .with("id", request.id())
        .with("time", TIME.format(request.time()))
        .with("instant", request.time().toString())
        .with("verb", request.verb())
        .with("path", mask.text(withoutMount(request.path())))
        .with("status", request.status())
        .with("refusal", request.refusal())
        .with("user", request.user())
        .with("millis", millis(request))
        .values();
  }

  private static String withoutMount(String path) {
    return path.startsWith("/3.1/") ? path.substring("/3.1/".length()) : path;
  }

  private static String millis(LoggedRequest request) {
    return String.format(Locale.ROOT, "%.1f", request.nanos() / 1e6);
  }

  ResponseDefinition request(Visit visit, String id) {
    LoggedRequest request = log.find(number(id));
    if (request == null) {
      return pages.message(
          visit,
          404,
          "No such request",
          "The console keeps the last " + RequestLog.MOST + " requests since the last reset.");
    }
    SecretMask mask = SecretMask.of(server);
    Model model = new Model().with("request", row(request, mask));
    describe(request, mask, model);
    if (request.refusal() != null) {
      diagnosis(request, mask, model);
    }
    String title = request.verb() + " " + mask.text(request.path());
    return pages.page(visit, 200, title, "request", model);
  }

  private static void describe(LoggedRequest request, SecretMask mask, Model model) {
    Commands commands = new Commands(request, mask);
    LoggedRequest.Payload body = request.body();
    LoggedRequest.Payload answer = request.answer();
    model
        .with("date", DateTimeFormatter.ISO_INSTANT.format(whole(request.time())))
        .with("path", mask.text(request.path()))
        .with("url", mask.url(request.url()))
        .with("headers", headers(request.headers(), mask))
        .with("parameters", parameters(request, mask))
        .with("body", body == null || body.text().isEmpty() ? null : bodyOf(request, mask))
        .with("bodyKept", body != null)
        .with("answerHeaders", headers(request.answerHeaders(), mask))
        .with("answer", answer == null ? null : mask.body(answer.text(), typeOf(request)))
        .with("answerIsCut", answer != null && !answer.isWhole())
        .with("curl", request.headers().isEmpty() ? null : commands.curl())
        .with("mmf", commands.mmf());
  }

  private static Instant whole(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  private static @Nullable String bodyOf(LoggedRequest request, SecretMask mask) {
    LoggedRequest.Payload body = request.body();
    String type = request.header("Content-Type");
    return body == null || request.isForm()
        ? null
        : mask.body(body.text(), type == null ? "" : type);
  }

  private static String typeOf(LoggedRequest request) {
    return request.answerHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static List<Map<String, Object>> headers(List<Header> headers, SecretMask mask) {
    return headers.stream()
        .map(
            header ->
                new Model()
                    .with("name", header.name())
                    .with("value", mask.header(header.name(), header.value()))
                    .values())
        .toList();
  }

  private static List<Map<String, Object>> parameters(LoggedRequest request, SecretMask mask) {
    boolean plaintext =
        "PLAINTEXT".equals(SentParameters.of(request).first("oauth_signature_method"));
    return SentParameters.of(request).all().stream()
        .map(
            sent ->
                new Model()
                    .with("place", sent.place())
                    .with("name", mask.text(sent.name()))
                    .with(
                        "value",
                        plaintext && sent.name().equals("oauth_signature")
                            ? SecretMask.MASK
                            : mask.value(sent.name(), sent.value()))
                    .values())
        .toList();
  }

  private void diagnosis(LoggedRequest request, SecretMask mask, Model model) {
    model.with("isDiagnosable", Diagnoses.isPossible(request));
    model.with("isTooLong", request.secrets() != null && request.received() == null);
    SignatureDiagnosis diagnosis = diagnoses.of(request);
    if (diagnosis == null) {
      return;
    }
    model.with(
        "diagnosis",
        new Model()
            .with("verdict", diagnosis.verdict().toString())
            .with("isValid", diagnosis.verdict() == SignatureDiagnosis.Verdict.VALID)
            .with("isUnexplained", diagnosis.verdict() == SignatureDiagnosis.Verdict.UNEXPLAINED)
            .with("tried", diagnosis.tried())
            .with("key", diagnosis.maskedKey())
            .with("mistakes", diagnosis.mistakes().stream().map(RequestPages::mistake).toList())
            .with("baseStrings", MarkedDifference.of(diagnosis, mask))
            .values());
  }

  private static Map<String, Object> mistake(Mistake mistake) {
    return new Model()
        .with("id", mistake.id())
        .with("summary", mistake.summary())
        .with("rule", mistake.rule())
        .with("fix", mistake.fix())
        .values();
  }
}
