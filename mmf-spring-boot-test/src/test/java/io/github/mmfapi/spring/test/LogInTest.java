package io.github.mmfapi.spring.test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** A web application in which people log in with MapMyFitness, with browsers of their own. */
@SpringBootTest(
    classes = WebApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "mmf.authorization.callback-url=/mmf/callback",
      "mmf.authorization.success-url=/workouts",
      "mmf.authorization.denied-url=/denied",
      "mmf.token-store.encryption-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
      "management.endpoints.web.exposure.include=*",
      "management.endpoint.env.show-values=always",
      "management.endpoint.configprops.show-values=always",
      "management.endpoint.health.show-details=always",
      "server.error.include-message=always",
      "spring.web.error.include-message=always",
      "oauth1.clients.photos.client-key=photos-key",
      "oauth1.clients.photos.client-secret=hidden-secret",
    })
@MmfSandboxTest(sandbox = Anna.class, authorized = false)
class LogInTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @Value("${local.server.port}")
  private String port;

  @Autowired private TokenStore store;

  private Browser browser;

  @BeforeEach
  void open() {
    store.userKeys().forEach(store::remove);
    browser = new Browser(port);
  }

  private URI granted() throws IOException, InterruptedException {
    return new SandboxBrowser().authorize(browser.begin(), Anna.ANNA);
  }

  @Test
  void logIn_storesTheToken_andListsTheUsersWorkouts() throws Exception {
    HttpResponse<String> back = browser.get(granted());

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(browser.location(back).getPath()).isEqualTo("/workouts");
    assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(browser.get("/workouts").body()).isEqualTo("[\"a run\"]");
    assertThat(store.userKeys()).containsExactly("mapmyfitness-5");
  }

  @Test
  void logIn_changesTheSession() throws Exception {
    HttpResponse<String> begun = browser.get("/mmf/authorize");
    URI callback = new SandboxBrowser().authorize(browser.location(begun), Anna.ANNA);
    HttpResponse<String> back = browser.get(callback);
    assertThat(cookie(back)).isNotEqualTo(cookie(begun)).startsWith("JSESSIONID=");
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow();
  }

  @Test
  void users_eachSeeTheirOwn() throws Exception {
    browser.get(granted());
    Browser other = new Browser(port);
    other.get(new SandboxBrowser().authorize(other.begin(), Anna.BEN));

    assertThat(other.get("/workouts").body()).isEqualTo("[]");
    assertThat(browser.get("/workouts").body()).isEqualTo("[\"a run\"]");
    assertThat(new Browser(port).get("/workouts").statusCode()).isNotEqualTo(200);
  }

  @Test
  void removedToken_isNotUsed() throws Exception {
    browser.get(granted());
    store.remove("mapmyfitness-5");
    assertThat(browser.get("/workouts").statusCode()).isEqualTo(401);
  }

  @Test
  void denial_goesToTheDeniedPage_andEndsTheAuthorization() throws Exception {
    URI callback = new SandboxBrowser().deny(browser.begin());
    HttpResponse<String> back = browser.get(callback);

    assertThat(browser.location(back).getPath()).isEqualTo("/denied");
    assertThat(store.userKeys()).isEmpty();
    assertThat(browser.get(callback).statusCode()).isEqualTo(400);
  }

  @Test
  void secondCallback_goesToTheSuccessPage_withoutAnotherRequest(@Autowired MmfSandbox sandbox)
      throws Exception {
    URI callback = granted();
    browser.get(callback);
    HttpResponse<String> again = browser.get(callback);

    assertThat(browser.location(again).getPath()).isEqualTo("/workouts");
    sandbox.wireMock().verify(1, anyRequestedFor(urlPathEqualTo("/3.1/oauth/access_token")));
  }

  @Test
  void foreignCallback_isRefused_andTheOwnOneStillWorks() throws Exception {
    Browser attacker = new Browser(port);
    URI foreign = new SandboxBrowser().authorize(attacker.begin(), Anna.BEN);
    URI own = granted();

    HttpResponse<String> refused = browser.get(foreign);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("does not belong to the authorization of this session");
    assertThat(store.userKeys()).isEmpty();
    assertThat(browser.location(browser.get(own)).getPath()).isEqualTo("/workouts");
    assertThat(store.userKeys()).containsExactly("mapmyfitness-5");
  }

  @Test
  void callback_withoutAnAuthorization_isRefused() throws Exception {
    HttpResponse<String> refused = browser.get("/mmf/callback?oauth_token=a&oauth_verifier=b");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("no authorization is pending");
  }

  @Test
  void callback_withoutParameters_isRefused_andTheOwnOneStillWorks() throws Exception {
    URI own = granted();
    assertThat(browser.get("/mmf/callback").statusCode()).isEqualTo(400);
    assertThat(browser.location(browser.get(own)).getPath()).isEqualTo("/workouts");
  }

  @Test
  void callback_thatIsMalformed_isRefused_andTheOwnOneStillWorks() throws Exception {
    URI own = granted();
    assertThat(browser.firstLine("/mmf/callback?oauth_token=%zz")).contains(" 400");
    assertThat(browser.location(browser.get(own)).getPath()).isEqualTo("/workouts");
  }

  @Test
  void token_thatCannotBeStored_logsNobodyIn(@Autowired JdbcTemplate database) throws Exception {
    URI callback = granted();
    database.execute("alter table oauth1_token rename to elsewhere");
    try {
      assertThat(browser.get(callback).statusCode()).isEqualTo(502);
    } finally {
      database.execute("alter table elsewhere rename to oauth1_token");
    }
    Browser other = new Browser(port);
    other.get(new SandboxBrowser().authorize(other.begin(), Anna.ANNA));

    assertThat(browser.get("/workouts").statusCode()).isNotEqualTo(200);
    assertThat(browser.get(callback).statusCode()).isEqualTo(400);
    assertThat(browser.location(browser.get(granted())).getPath()).isEqualTo("/workouts");
  }

  @Test
  void server_thatFails_isBadGateway(@Autowired MmfSandbox sandbox) throws Exception {
    sandbox.answerOnce("oauth/request_token", aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(browser.get("/mmf/authorize").statusCode()).isEqualTo(502);

    URI callback = granted();
    sandbox.answerOnce("oauth/access_token", aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(browser.get(callback).statusCode()).isEqualTo(502);
    assertThat(store.userKeys()).isEmpty();
  }

  @Test
  void actuator_showsHealthAndMeters_andNoSecret(@Autowired MmfSandbox sandbox) throws Exception {
    browser.get(granted());
    browser.get("/workouts");
    String secret = sandbox.clientCredentials().secret();

    assertThat(browser.get("/actuator/health").body())
        .contains("\"mmf\":{", "JdbcTokenStore")
        .doesNotContain("DOWN");
    assertThat(browser.get("/actuator/metrics/mmf.client.call").body())
        .contains("workouts/get_workouts");
    for (String endpoint : new String[] {"env", "configprops"}) {
      assertThat(browser.get("/actuator/" + endpoint).body())
          .as(endpoint)
          .contains("photos-key", sandbox.clientCredentials().key(), "******")
          .doesNotContain(secret, "hidden-secret", KEY);
    }
  }
}
