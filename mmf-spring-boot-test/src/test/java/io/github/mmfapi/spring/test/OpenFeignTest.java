package io.github.mmfapi.spring.test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import feign.FeignException;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.model.GetUserOutput;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.feign.UserKey;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.spring.feign.MmfFeignConfiguration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Clients of Spring Cloud OpenFeign: ours, one of another OAuth 1 API, and one of anything else.
 */
@SpringBootTest(
    classes = OpenFeignTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.main.web-application-type=none",
      "oauth1.clients.photos.client-key=photos-key",
      "oauth1.clients.photos.client-secret=photos-secret",
    })
@MmfSandboxTest(sandbox = Anna.class)
class OpenFeignTest {

  @FeignClient(
      name = "workouts",
      url = "${mmf.base-url}",
      configuration = MmfFeignConfiguration.class)
  interface Workouts extends WorkoutsApi {}

  /** Names the user in each call. */
  @FeignClient(name = "users", url = "${mmf.base-url}", configuration = MmfFeignConfiguration.class)
  interface Users {
    @RequestLine("GET /users/get_user")
    @Headers(UserKey.HEADER + ": {user}")
    GetUserOutput user(@Param("user") String user);
  }

  @FeignClient(name = "photos", url = "${mmf.base-url}")
  interface Photos {
    @GetMapping("/photos")
    String photos(@RequestParam("size") String size);
  }

  @FeignClient(name = "other", url = "${mmf.base-url}")
  interface Other {
    @GetMapping("/other")
    String other();
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableFeignClients(clients = {Workouts.class, Users.class, Photos.class, Other.class})
  static class Application {}

  private static LoggedRequest received(MmfSandbox sandbox, String path) {
    return sandbox.wireMock().findAll(getRequestedFor(urlPathEqualTo("/3.1" + path))).get(0);
  }

  @Test
  void ourClient_createsAndLists(@Autowired Workouts workouts) {
    workouts.createWorkout(
        w -> w.workoutDate(LocalDate.of(2013, 1, 17)).workoutDescription("über & so, 100 %"));
    assertThat(workouts.getWorkouts(q -> q.limit(5)).workouts())
        .extracting(Workout::workoutDescription)
        .contains("a run", "über & so, 100 %");
  }

  /** Always, because Spring's transports send some reads again by themselves. */
  private static void answer(MmfSandbox sandbox, ResponseDefinitionBuilder response) {
    sandbox
        .wireMock()
        .stubFor(
            get(urlPathEqualTo("/3.1/workouts/get_workouts")).atPriority(1).willReturn(response));
  }

  @Test
  void ourClient_failsLikeTheClient(@Autowired Workouts workouts, MmfSandbox sandbox) {
    answer(sandbox, aResponse().withStatus(503));
    assertThatExceptionOfType(MmfServerException.class).isThrownBy(workouts::getWorkouts);
    answer(sandbox, aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThatExceptionOfType(MmfTransportException.class)
        .isThrownBy(workouts::getWorkouts)
        .withMessageContaining("GET workouts/get_workouts")
        .withMessageNotContaining("oauth_signature");
    sandbox.reset(); // forgets the token
    assertThatExceptionOfType(MmfAuthenticationException.class).isThrownBy(workouts::getWorkouts);
  }

  @Test
  void oneClient_callsForManyUsers(
      @Autowired Users users, @Autowired TokenStore store, MmfSandbox sandbox) {
    store.put("anna", sandbox.authorize(Anna.ANNA));
    store.put("ben", sandbox.authorize(Anna.BEN));

    assertThat(users.user("anna").user().userId()).isEqualTo(5);
    assertThat(users.user("ben").user().userId()).isEqualTo(6);
    assertThatExceptionOfType(UnknownUserException.class).isThrownBy(() -> users.user("carl"));
  }

  @Test
  void clientOfAnotherOAuth1Api_isSignedByItsName(@Autowired Photos photos, MmfSandbox sandbox) {
    sandbox.wireMock().stubFor(get(urlPathEqualTo("/3.1/photos")).willReturn(ok("[]")));
    assertThat(photos.photos("ü & so")).isEqualTo("[]");
    assertThat(received(sandbox, "/photos").getHeader("Authorization"))
        .startsWith("OAuth ")
        .contains("oauth_consumer_key=\"photos-key\"");
  }

  @Test
  void clientOfAnythingElse_staysAsItIs(@Autowired Other other, MmfSandbox sandbox) {
    sandbox.wireMock().stubFor(get(urlPathEqualTo("/3.1/other")).willReturn(ok("plain")));
    assertThat(other.other()).isEqualTo("plain");
    assertThat(received(sandbox, "/other").getHeader("Authorization")).isNull();
    assertThat(received(sandbox, "/other").getUrl()).isEqualTo("/3.1/other");

    sandbox
        .wireMock()
        .stubFor(get(urlPathEqualTo("/3.1/other")).willReturn(aResponse().withStatus(404)));
    assertThatExceptionOfType(FeignException.NotFound.class).isThrownBy(other::other);
  }
}
