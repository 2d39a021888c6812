package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.http.RawRequest.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the sandbox: host names, origins, and the key of the admin API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestGateTest {
  private static final String TYPES = "GET /3.1/workouts/get_activity_types";
  private static final String PAGE = "GET /oauth/authorize?oauth_token=x";
  private static final String LOGIN = "POST /3.1/users/login";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String EVIL = "Origin: https://evil.example";
  private static final String STUB =
      "{\"request\":{\"urlPath\":\"/stolen\"},\"response\":{\"proxyBaseUrl\":\"http://127.0.0.1:1\"}}";

  private final MmfSandbox sandbox =
      MmfSandbox.builder()
          .allowedHost("sandbox.test")
          .allowedHost("[fd00::7]")
          .allowedOrigin("http://app.test:3000")
          .start();
  private final int port = sandbox.wireMock().port();
  private final String host = "Host: 127.0.0.1:" + port;

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:1",
        "localhost",
        "LOCALHOST.:80",
        "[::1]:80",
        "[0:0:0:0:0:0:0:1]",
        "127.9.9.9",
        "sandbox.test:8080",
        "Sandbox.Test",
        "[FD00::7]:80"
      })
  void host_ofTheLoopbackInterfaceOrAllowed_isServed(String name) throws IOException {
    assertThat(send(RawRequest.of(TYPES, "Host: " + name)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example:127",
        "sandbox.test.evil.example",
        "127.0.0.1@evil.example",
        "0.0.0.0",
        "127.0.0.1, evil.example"
      })
  void host_ofAnotherName_isMisdirected(String name) throws IOException {
    for (String line : new String[] {TYPES, PAGE, LOGIN, "GET /__admin/requests"}) {
      Answer answer = send(RawRequest.of(line, "Host: " + name, "Authorization: " + bearer()));

      // Jetty itself refuses what is no host name.
      assertThat(answer.status()).as(line).isIn(421, 400);
      assertThat(answer.body()).doesNotContain("activity_types");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET http://evil.example/3.1/workouts/get_activity_types", TYPES})
  void host_thatOneOfUrlAndHeadersNames_isChecked(String line) throws IOException {
    Answer answer =
        line.equals(TYPES)
            ? send(RawRequest.of(line, host, "Host: evil.example"))
            : send(RawRequest.of(line, host));

    assertThat(answer.status()).isIn(421, 400);
  }

  @Test
  void boundAddress_isServed() throws IOException {
    try (MmfSandbox everywhere = MmfSandbox.builder().bindAddress("0.0.0.0").start()) {
      int itsPort = everywhere.wireMock().port();
      assertThat(RawRequest.of(TYPES, "Host: 127.0.0.1:" + itsPort).sendTo(itsPort).status())
          .isEqualTo(200);
      assertThat(RawRequest.of(TYPES, "Host: 192.0.2.1:" + itsPort).sendTo(itsPort).status())
          .isEqualTo(421);
    }
    AccessRules rules = new AccessRules("192.0.2.7", Set.of(), Set.of(), "key");
    assertThat(rules.servesHost("192.0.2.7:8080", "192.0.2.8")).isTrue();
    assertThat(rules.servesHost("192.0.2.8", "192.0.2.8")).isTrue();
    assertThat(rules.servesHost("192.0.2.9", "192.0.2.8")).isFalse();
    assertThat(rules.toString()).doesNotContain("key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LOGIN + "|" + EVIL,
        LOGIN + "|Origin: null",
        LOGIN + "|Origin: http://127.0.0.1",
        LOGIN + "|Sec-Fetch-Site: cross-site",
        LOGIN + "|Sec-Fetch-Site: same-site",
        TYPES + "|" + EVIL,
        TYPES + "|Sec-Fetch-Site: cross-site",
        "GET /3.1/oauth/request_token|Sec-Fetch-Site: cross-site",
        "OPTIONS /3.1/users/get_user|" + EVIL,
        PAGE + "|Sec-Fetch-Site: cross-site"
      })
  void page_ofAForeignOrigin_isRefusedWithoutCors(String line, String header) throws IOException {
    Answer answer = send(RawRequest.of(line, host, FORM, header));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).doesNotContain("access-control");
  }

  @Test
  void page_ofAForeignOrigin_canLinkToTheAuthorizationPageAndShowAvatars() throws IOException {
    String crossSite = "Sec-Fetch-Site: cross-site";
    String navigation = "Sec-Fetch-Mode: navigate";

    Answer linked =
        send(RawRequest.of(PAGE, host, crossSite, navigation, "Sec-Fetch-Dest: document"));
    Answer framed =
        send(RawRequest.of(PAGE, host, crossSite, navigation, "Sec-Fetch-Dest: iframe"));
    Answer method =
        send(RawRequest.of(TYPES, host, crossSite, navigation, "Sec-Fetch-Dest: document"));
    Answer avatar =
        send(
            RawRequest.of(
                "GET /3.1/users/get_avatar?uid=" + sandbox.user().userId(),
                host,
                crossSite,
                "Sec-Fetch-Dest: image"));

    assertThat(linked.body()).contains("Unknown or used token");
    assertThat(framed.status()).isEqualTo(403);
    assertThat(method.status()).isEqualTo(403);
    assertThat(avatar.status()).isEqualTo(200);
  }

  @Test
  void ownPage_andClientsThatAreNoBrowsers_areServed() throws IOException {
    for (String header :
        new String[] {
          "Origin: http://127.0.0.1:" + port,
          "Sec-Fetch-Site: same-origin",
          "Sec-Fetch-Site: none",
          "X: y"
        }) {
      assertThat(send(RawRequest.of(LOGIN, host, FORM, header)).status()).isEqualTo(200);
    }
  }

  @Test
  void allowedOrigin_getsCorsHeaders_butNotFromTheAdminApi() throws IOException {
    String origin = "Origin: http://app.test:3000";
    String preflight = "Access-Control-Request-Method: POST";

    Answer called = send(RawRequest.of(TYPES, host, origin));
    Answer asked = send(RawRequest.of("OPTIONS /3.1/users/get_user", host, origin, preflight));
    Answer admin = send(RawRequest.of("OPTIONS /__admin/requests", host, origin, preflight));
    Answer withKey =
        send(RawRequest.of("GET /__admin/requests", host, origin, "Authorization: " + bearer()));

    assertThat(called.status()).isEqualTo(200);
    assertThat(called.headers())
        .contains(
            "access-control-allow-origin: http://app.test:3000",
            "vary: origin",
            "access-control-expose-headers: x-mmf-simulated, x-mmf-refusal, link")
        .doesNotContain("allow-credentials", "allow-methods");
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.headers())
        .contains(
            "access-control-allow-methods: get, post",
            "access-control-allow-headers: authorization, content-type")
        .doesNotContain("expose-headers");
    assertThat(admin.status()).isEqualTo(403);
    assertThat(withKey.status()).isEqualTo(403);
    assertThat(admin.headers() + withKey.headers()).doesNotContain("access-control");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin",
        "GET /__admin/",
        "GET /__admin/requests",
        "GET /%5F%5Fadmin/requests",
        "GET //__admin/requests",
        "GET /./__admin/requests",
        "GET /3.1/../__admin/requests",
        "GET /3.1/%2e%2e/__admin/requests",
        "GET /__admin;x=1/requests",
        "GET /__admin/swagger-ui/",
        "GET /__admin/recorder/",
        "POST /__admin/mappings",
        "POST /__admin/shutdown",
        "DELETE /__admin/requests"
      })
  void adminApi_withoutItsKey_isClosed(String line) throws IOException {
    for (String authorization :
        new String[] {"X: y", "Authorization: Bearer ", "Authorization: Basic eDp5"}) {
      Answer answer =
          send(
              RawRequest.of(line, host, "Content-Type: text/plain", authorization)
                  .with(bytes(STUB)));

      assertThat(answer.status()).as(answer.body()).isNotIn(200, 201, 500);
      assertThat(answer.headers().contains("www-authenticate: bearer"))
          .isEqualTo(answer.status() == 401);
      assertThat(answer.body()).doesNotContain("\"requests\"", "\"mappings\"");
    }
    assertThat(sandbox.wireMock().isRunning()).isTrue();
    assertThat(sandbox.wireMock().getStubMappings()).hasSize(1);
  }

  @Test
  void adminApi_withItsKey_works() throws IOException {
    Answer made =
        send(
            RawRequest.of("POST /__admin/mappings", host, "Authorization: " + bearer())
                .with(bytes(STUB)));

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(sandbox.wireMock().getStubMappings()).hasSize(2);
    sandbox.wireMock().getStubMappings().stream()
        .filter(stub -> "/stolen".equals(stub.getRequest().getUrlPath()))
        .forEach(sandbox.wireMock()::removeStub);
    try (MmfSandbox other = MmfSandbox.start()) {
      assertThat(other.adminKey()).isNotEqualTo(sandbox.adminKey()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void http2_isCheckedLikeHttp1() throws Exception {
    // The JDK's client upgrades to HTTP/2 over the same connection.
    SigningCaller caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
    caller.get("/users/get_user");
    assertThat(caller.get("/users/get_user").at("/result/status").asInt()).isEqualTo(1);
    assertThat(
            SigningCaller.send("GET", "http://127.0.0.1:" + port + "/__admin/requests", null, null)
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  @Timeout(10)
  void allowedHost_ofAnyLength_isReadInAMoment() {
    for (String piece : List.of(":", "a:", "::.", "a")) {
      assertThatThrownBy(() -> MmfSandbox.builder().allowedHost(piece.repeat(300_000) + "/"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h", "a-b_c.test", "10.0.0.1", "fd00::7", "[fd00::7]", "::ffff:1.2.3.4"})
  void allowedHost_thatIsAName_isTaken(String name) {
    assertThatCode(() -> MmfSandbox.builder().allowedHost(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "http://h",
        "h:80",
        "h/x",
        "*",
        "[h]",
        "[",
        "[]",
        ":",
        "[fd00::7",
        "fd00::7]",
        "[fd00::7]:80",
        "fd00::g",
        "é"
      })
  void allowedHost_thatIsNoName_isRefused(String name) {
    assertThatThrownBy(() -> MmfSandbox.builder().allowedHost(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowedHost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "null", "app.test", "http://app.test/", "ftp://h", "http://"})
  void allowedOrigin_thatIsNoOrigin_isRefused(String origin) {
    assertThatThrownBy(() -> MmfSandbox.builder().allowedOrigin(origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("allowedOrigin");
  }

  private String bearer() {
    return "Bearer " + sandbox.adminKey();
  }

  private Answer send(RawRequest request) throws IOException {
    return request.sendTo(port);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
