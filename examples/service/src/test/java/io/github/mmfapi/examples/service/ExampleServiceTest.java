package io.github.mmfapi.examples.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.spring.test.MmfSandboxTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** The service without a browser. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@AutoConfigureObservability(tracing = false)
@MmfSandboxTest(sandbox = Ben.class, authorized = false)
class ExampleServiceTest {
  @Autowired private MockMvc service;
  @Autowired private TokenStore store;

  private LogIn logIn;

  @BeforeEach
  void start(@LocalServerPort int port) {
    logIn = new LogIn(service, port);
    store.userKeys().forEach(store::remove);
  }

  @Test
  void pages_needALogIn_exceptHome() throws Exception {
    service
        .perform(get("/"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Log in with MapMyFitness")))
        .andExpect(content().string(not(containsString("You are logged out"))))
        .andExpect(
            header()
                .string(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'"));
    for (String page : List.of("/workouts", "/workouts/new", "/anything")) {
      service.perform(get(page)).andExpect(redirectedUrlPattern("http://*/"));
    }
  }

  @Test
  void users_seeTheirOwnWorkouts() throws Exception {
    MockHttpSession ben = logIn.as(Ben.BEN);
    MockHttpSession cleo = logIn.as(Ben.CLEO);

    service
        .perform(get("/workouts").session(ben))
        .andExpect(content().string(containsString("&lt;b&gt;Ben&#39;s run&lt;/b&gt;")))
        .andExpect(content().string(containsString("6.2 mi")))
        .andExpect(content().string(containsString("1:02:05")));
    service
        .perform(get("/workouts").session(cleo))
        .andExpect(content().string(containsString("There are no workouts yet")));
    assertThat(store.userKeys()).containsExactlyInAnyOrder("mapmyfitness-6", "mapmyfitness-7");
  }

  @Test
  void tokens_areEncrypted(@Autowired JdbcClient database) throws Exception {
    logIn.as(Ben.BEN);
    assertThat(database.sql("SELECT secret FROM oauth1_token").query(String.class).list())
        .singleElement()
        .asString()
        .startsWith("aes256gcm.");
  }

  @Test
  void form_createsAWorkout_andRefusesMistakes(@Autowired MmfSandbox sandbox) throws Exception {
    MockHttpSession cleo = logIn.as(Ben.CLEO);
    String tomorrow = Ben.today().plusDays(1).toString();
    service
        .perform(
            post("/workouts")
                .session(cleo)
                .with(csrf())
                .param("title", " ")
                .param("date", tomorrow)
                .param("activity", "WALK"))
        .andExpect(content().string(containsString("Give it a title.")))
        .andExpect(content().string(containsString("Choose today or an earlier day.")));
    service
        .perform(post("/workouts").session(cleo).param("title", "forged"))
        .andExpect(status().isForbidden());
    sandbox.wireMock().verify(0, anyRequestedFor(urlPathEqualTo("/3.1/workouts/create_workout")));

    service
        .perform(
            post("/workouts")
                .session(cleo)
                .with(csrf())
                .param("title", "A walk & a talk")
                .param("date", Ben.today().toString())
                .param("activity", "WALK"))
        .andExpect(redirectedUrl("/workouts"));
    service
        .perform(get("/workouts").session(cleo))
        .andExpect(content().string(containsString("A walk &amp; a talk")))
        .andExpect(content().string(containsString("<td>Walk</td>")));
  }

  @Test
  void failures_areExplained(@Autowired MmfSandbox sandbox) throws Exception {
    MockHttpSession ben = logIn.as(Ben.BEN);
    sandbox.answerOnce("workouts/get_workouts", aResponse().withStatus(400));
    service
        .perform(get("/workouts").session(ben))
        .andExpect(status().isBadGateway())
        .andExpect(content().string(containsString("MapMyFitness refused the request")));

    sandbox.answerOnce(
        "workouts/create_workout", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    service
        .perform(
            post("/workouts")
                .session(ben)
                .with(csrf())
                .param("title", "a run")
                .param("date", "2013-01-16")
                .param("activity", "RUN"))
        .andExpect(status().isBadGateway())
        .andExpect(content().string(containsString("did not say whether the workout was saved")));

    store.remove("mapmyfitness-6");
    service
        .perform(get("/workouts").session(ben))
        .andExpect(status().isUnauthorized())
        .andExpect(content().string(containsString("Log in again")));
  }

  @Test
  void logOut_endsTheSession() throws Exception {
    MockHttpSession ben = logIn.as(Ben.BEN);
    service.perform(post("/logout").session(ben)).andExpect(status().isForbidden());
    service
        .perform(post("/logout").session(ben).with(csrf()))
        .andExpect(redirectedUrl("/?logged_out"));
    assertThat(ben.isInvalid()).isTrue();
  }

  @Test
  void actuator_hasHealthAndMeters_andNothingElse() throws Exception {
    service.perform(get("/workouts").session(logIn.as(Ben.BEN)));
    service.perform(get("/actuator/health")).andExpect(content().json("{\"status\": \"UP\"}"));
    service
        .perform(get("/actuator/prometheus"))
        .andExpect(content().string(containsString("mmf_client_call_seconds_count")))
        .andExpect(content().string(containsString("workouts/get_workouts")));
    service.perform(get("/actuator/env")).andExpect(status().isNotFound());
  }
}
