package io.github.mmfapi.sandbox.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What guards the decision of a user: the seal of the form, callbacks, headers, POST only. */
class AuthorizeGuardsTest {
  private static final String CALLBACK = "http://127.0.0.1:12345/";
  private static final String ELSEWHERE = OAuthMethods.SESSION_COOKIE + "=" + "0".repeat(32);

  /** Not in the class under test, so that one that is left out there is noticed. */
  private static final List<String> SCHEMES_THAT_RUN_OR_SHOW =
      List.of(
          "javascript",
          "vbscript",
          "livescript",
          "mocha",
          "data",
          "blob",
          "file",
          "filesystem",
          "about",
          "view-source",
          "jar",
          "feed",
          "mhtml",
          "chrome",
          "resource");

  private static MmfSandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox =
        MmfSandbox.builder()
            .user(new SandboxUser(5, "anna", "hunter2"))
            .user(new SandboxUser(6, "ben", "hunter2"))
            .start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  // -- the seal

  /** Everything that can be wrong about the seal, each alone. */
  static Map<String, Decision> wrongSeals() {
    Decision mine = Decision.open(sandbox, CALLBACK);
    Decision others = Decision.open(sandbox, CALLBACK);
    Map<String, Decision> wrong = new LinkedHashMap<>();
    wrong.put("another browser", mine.withCookie(ELSEWHERE));
    wrong.put("the browser of another form", mine.withCookie(others.cookie()));
    wrong.put("no cookie", mine.withCookie("other=1"));
    wrong.put("a cookie of another form", mine.withCookie(mine.cookie() + "0"));
    wrong.put("another token", mine.withToken(Decision.request(sandbox, CALLBACK)));
    wrong.put("the seal of another form", mine.withCsrfToken(others.csrfToken()));
    wrong.put("no seal", mine.withCsrfToken(""));
    wrong.put("a longer seal", mine.withCsrfToken(mine.csrfToken() + "0"));
    wrong.put("a seal cut off", mine.withCsrfToken(mine.csrfToken().substring(1)));
    wrong.put("a seal in capitals", mine.withCsrfToken(mine.csrfToken().toUpperCase(Locale.ROOT)));
    return wrong;
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorize", "deny"})
  void submit_withAWrongSeal_changesNothing(String decision) {
    wrongSeals()
        .forEach(
            (what, wrong) -> {
              HttpResponse<String> response = wrong.submit(decision);

              assertThat(response.statusCode()).as(what).isEqualTo(403);
              assertThat(response.body()).as(what).contains("was not shown to you here", "<form");
              assertThat(wrong.isOpen()).as(what).isTrue();
            });
  }

  @Test
  void submit_withTheRightSeal_isTaken() {
    assertThat(Decision.open(sandbox, CALLBACK).submit("authorize").statusCode()).isEqualTo(302);
    assertThat(Decision.open(sandbox, CALLBACK).submit("deny").statusCode()).isEqualTo(302);
  }

  /** Otherwise the application would get the account of the last user who opens its link. */
  @ParameterizedTest
  @ValueSource(strings = {"anna", "ben"})
  void submit_afterItWasGranted_isRefused(String user) {
    Decision mine = Decision.open(sandbox, CALLBACK);
    assertThat(mine.submit("authorize").statusCode()).isEqualTo(302);

    for (String decision : List.of("authorize", "deny")) {
      String form = mine.form(decision).replace("username=anna", "username=" + user);
      HttpResponse<String> again =
          Decision.send(sandbox, "POST", mine.credentials().token(), form, mine.cookie());

      assertThat(again.statusCode()).isEqualTo(400);
      assertThat(again.body()).contains("no longer valid").doesNotContain("<form");
    }
  }

  @Test
  void submit_withASealOfAnotherSandbox_changesNothing() {
    Decision mine = Decision.open(sandbox, CALLBACK);
    String token = mine.credentials().token();
    String session = mine.cookie().substring(mine.cookie().indexOf('=') + 1);

    assertThat(mine.withCsrfToken(new CsrfToken().of(session, token)).submit("deny").statusCode())
        .isEqualTo(403);
    assertThat(mine.isOpen()).isTrue();
  }

  // -- callbacks

  static Stream<String> refusedCallbacks() {
    return Stream.concat(
        Stream.concat(SCHEMES_THAT_RUN_OR_SHOW.stream(), CallbackUrl.REFUSED_SCHEMES.stream())
            .distinct()
            .flatMap(
                scheme ->
                    Stream.of(
                        scheme + ":x",
                        scheme + "://h/x",
                        scheme.toUpperCase(Locale.ROOT) + ":x",
                        scheme.substring(0, 1).toUpperCase(Locale.ROOT)
                            + scheme.substring(1)
                            + ":x",
                        " " + scheme + ":x",
                        "\t" + scheme + ":x",
                        scheme.charAt(0) + "\n" + scheme.substring(1) + ":x")),
        Stream.of(
            "x",
            "/x",
            "//h/x",
            "http:h",
            "https:/h",
            "http:",
            "HTTP:h",
            "://h",
            "http://a b/",
            "http://h/\r\nX: y",
            "oob ",
            "OOB"));
  }

  @Test
  void callback_thatCannotCallAnApplication_isRefusedWhereverItStands() {
    refusedCallbacks()
        .forEach(
            callback -> {
              assertThat(CallbackUrl.chosen(callback, null)).as("signed %s", callback).isNull();
              assertThat(CallbackUrl.chosen(callback, callback)).as("both %s", callback).isNull();
              assertThat(CallbackUrl.chosen(null, callback)).as("in link %s", callback).isNull();
            });
  }

  @ParameterizedTest
  @MethodSource("refusedCallbacks")
  void page_withACallbackThatCannotCallAnApplication_showsNoFormAndTakesNone(String callback) {
    Decision unsigned = Decision.open(sandbox, null);
    String link = "&" + Parameters.render(List.of(new Parameter("oauth_callback", callback)));
    String url = Decision.root(sandbox) + Decision.PATH + "?oauth_token=";

    for (HttpResponse<String> response :
        List.of(
            SigningCaller.send("GET", url + unsigned.credentials().token() + link, null, null),
            SigningCaller.send(
                "POST",
                url + unsigned.credentials().token(),
                unsigned.form("authorize") + link,
                null,
                unsigned.cookie()))) {
      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.headers().firstValue("Location")).isEmpty();
      assertThat(response.body()).contains("Callback refused").doesNotContain("<form");
    }
    assertThat(unsigned.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h",
        "https://h/x?y=1",
        "http://my_host:1/",
        "http://[::1]:80/",
        "my.app:/x",
        "my-app://x",
        "HTTP://h/"
      })
  void callback_thatCallsAnApplication_isTaken(String callback) {
    assertThat(CallbackUrl.of(callback)).isEqualTo(new CallbackUrl(callback));
  }

  // -- POST only

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "POST"})
  void decision_inTheAddress_changesNothingByAnyMethod(String method) {
    Decision mine = Decision.open(sandbox, CALLBACK);
    for (String decision : List.of("authorize", "deny")) {
      String url = Decision.root(sandbox) + Decision.PATH + "?" + mine.form(decision);

      HttpResponse<String> response = SigningCaller.send(method, url, null, null, mine.cookie());

      assertThat(response.headers().firstValue("Location")).isEmpty();
      assertThat(response.body()).doesNotContain(sandbox.user().password());
      assertThat(mine.isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"username", "password", "csrf_token", "decision"})
  void submit_withOneFieldInTheAddress_changesNothing(String field) {
    Decision mine = Decision.open(sandbox, CALLBACK);
    List<Parameter> all = Parameters.parse(mine.form("authorize"));
    String inUrl = Parameters.render(all.stream().filter(p -> p.name().equals(field)).toList());
    String form = Parameters.render(all.stream().filter(p -> !p.name().equals(field)).toList());
    String url = Decision.root(sandbox) + Decision.PATH + "?" + inUrl;

    HttpResponse<String> response = SigningCaller.send("POST", url, form, null, mine.cookie());

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(mine.isOpen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "GET", "HEAD"})
  void submit_byAnotherMethod_changesNothing(String method) {
    Decision mine = Decision.open(sandbox, CALLBACK);

    HttpResponse<String> response =
        Decision.send(
            sandbox, method, mine.credentials().token(), mine.form("authorize"), mine.cookie());

    assertThat(response.headers().firstValue("Location")).isEmpty();
    assertThat(mine.isOpen()).isTrue();
  }

  // -- headers

  /** Every kind of answer at an address of the page, by what it is. */
  private static Map<String, Supplier<Answer>> answers(String path) {
    Map<String, Supplier<Answer>> answers = new LinkedHashMap<>();
    String fresh = "?oauth_token=" + Decision.request(sandbox, CALLBACK).token();
    answers.put("200 form", () -> raw("GET", path + fresh));
    answers.put("200 form by HEAD", () -> raw("HEAD", path + fresh).withoutBody());
    answers.put("400 no token", () -> raw("GET", path));
    answers.put("400 unknown token", () -> raw("GET", path + "?oauth_token=x"));
    answers.put("400 callback", () -> raw("GET", path + fresh + "&oauth_callback=data:x"));
    answers.put("400 query", () -> raw("GET", path + "?oauth_token=%zz"));
    answers.put("400 form", () -> raw("POST", path, FORM + "Content-Length: 3\r\n", "%zz"));
    answers.put(
        "400 two types", () -> raw("POST", path, FORM + FORM + "Content-Length: 0\r\n", ""));
    answers.put("405 method", () -> raw("PUT", path + fresh));
    answers.put("403 origin", () -> raw("POST", path, "Origin: http://evil.example\r\n", ""));
    answers.put("413 length", () -> raw("POST", path, FORM + "Content-Length: 9000000\r\n", ""));
    answers.put("415 gzip", () -> raw("POST", path, "Content-Encoding: gzip\r\n", ""));
    answers.put("421 host", () -> rawTo("evil.example", "GET", path + fresh, "", ""));
    answers.put("403 seal", () -> submitted(path, "authorize", CALLBACK, "csrf_token=", ""));
    answers.put("403 password", () -> submitted(path, "authorize", CALLBACK, "password=", "x"));
    answers.put("403 password in the address", () -> raw("POST", path + fresh + "&password=x"));
    answers.put("302 authorize", () -> submitted(path, "authorize", CALLBACK, "", ""));
    answers.put("302 deny", () -> submitted(path, "deny", CALLBACK, "", ""));
    answers.put("200 verifier", () -> submitted(path, "authorize", "oob", "", ""));
    answers.put("200 denied", () -> submitted(path, "deny", "oob", "", ""));
    return answers;
  }

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  /** Headers of a response by name in lowercase. */
  private record Answer(int status, Map<String, String> headers, String body) {
    Answer withoutBody() {
      return new Answer(200, headers, "");
    }
  }

  /** Submits a form in which one field, given by {@code name=}, begins with something else. */
  private static Answer submitted(
      String path, String decision, String callback, String spoiled, String by) {
    Decision mine = Decision.open(sandbox, callback);
    String form = mine.form(decision);
    form = spoiled.isEmpty() ? form : form.replace(spoiled, spoiled + "0" + by);
    return raw(
        "POST",
        path,
        FORM + "Cookie: " + mine.cookie() + "\r\nContent-Length: " + form.length() + "\r\n",
        form);
  }

  private static Answer raw(String method, String target) {
    return raw(method, target, "", "");
  }

  private static Answer raw(String method, String target, String headers, String body) {
    return rawTo("127.0.0.1:" + sandbox.wireMock().port(), method, target, headers, body);
  }

  private static Answer rawTo(
      String host, String method, String target, String headers, String body) {
    String length = headers.contains("Content-Length") ? "" : "Content-Length: 0\r\n";
    String end = "Connection: close\r\n\r\n" + body;
    String request =
        method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + length + end;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.wireMock().port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      // Otherwise the server waits for the rest of a body that it has refused.
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return answer(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Answer answer(String text) {
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = text.substring(0, end).lines().toList();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Answer(
        Integer.parseInt(lines.get(0).split(" ", -1)[1]), headers, text.substring(end + 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth/authorize",
        "/oauth/authorize/",
        "/3.1/oauth/authorize",
        "/3.1/oauth/authorize/"
      })
  void everyAnswer_hasTheHeadersThatGuardIt(String path) {
    answers(path)
        .forEach(
            (what, request) -> {
              Answer answer = request.get();
              if (!what.contains("HEAD")) {
                assertThat(answer.status())
                    .as("%s: %s", what, answer.body())
                    .isEqualTo(Integer.parseInt(what.substring(0, 3)));
              }
              assertGuarded(what, answer);
            });
  }

  private static void assertGuarded(String what, Answer answer) {
    assertThat(answer.headers())
        .as(what)
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("x-frame-options", "DENY")
        .doesNotContainKeys("access-control-allow-origin", "server");
    assertThat(answer.headers().get("referrer-policy")).as(what).isIn("no-referrer", "same-origin");
    assertThat(answer.headers().get("content-security-policy"))
        .as(what)
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe", "*");
    if (answer.headers().containsKey("set-cookie")) {
      assertThat(answer.headers().get("set-cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }
    assertThat(answer.body()).doesNotContain("<script", sandbox.user().password());
  }
}
