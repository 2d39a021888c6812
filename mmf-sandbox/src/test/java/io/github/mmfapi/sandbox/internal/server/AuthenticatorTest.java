package io.github.mmfapi.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthenticatorTest {
  /** The recorded response to an unsigned request, byte for byte (SEED Out[40]). */
  private static final String RECORDED =
      "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"API Authentication failed for this"
          + " Service. Bad API Key or Invalid User.\"]}}\r\n";

  private static final String GET_USER = "/users/get_user";

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final TokenCredentials token = sandbox.authorize(sandbox.user());

  @BeforeAll
  void acceptsValidSignature() {
    assertThat(SigningCaller.of(sandbox, token).get(GET_USER).at("/result/status").asInt())
        .isEqualTo(1);
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded-evil",
        "application/x-www-form-urlencodedx; charset=utf-8",
        "text/plain; x=application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded, text/plain",
        "text/plain"
      })
  void body_whoseTypeIsNoForm_addsNoUnsignedParameters(String type) throws Exception {
    String url = SigningCaller.of(sandbox, token).sign("POST", "/users/update_user").url();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString("hobbies=stolen"))
            .build();

    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(SigningCaller.of(sandbox, token).get(GET_USER).toString()).doesNotContain("stolen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Application/X-WWW-Form-URLEncoded",
        "application/x-www-form-urlencoded ;charset=UTF-8",
        "\tapplication/x-www-form-urlencoded"
      })
  void body_whoseTypeIsAForm_isSigned(String type) throws Exception {
    Parameter hobbies = new Parameter("hobbies", "signed " + type);
    String url = SigningCaller.of(sandbox, token).sign("POST", "/users/update_user", hobbies).url();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(Parameters.render(List.of(hobbies))))
            .build();

    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    JsonNode user = SigningCaller.of(sandbox, token).get(GET_USER).at("/result/output/user");
    assertThat(user.path("hobbies").asText()).isEqualTo(hobbies.value());
  }

  Stream<Arguments> refusedRequests() {
    ClientCredentials client = sandbox.clientCredentials();
    String root = sandbox.baseUrl().toString();
    Clock now = Clock.systemUTC();
    SignedRequest once = SigningCaller.of(sandbox, token).sign("GET", GET_USER);
    SigningCaller.send("GET", once.url(), null, null);
    String signed = SigningCaller.of(sandbox, token).sign("GET", GET_USER + "?user_id=1").url();
    return Stream.of(
        Arguments.of("unsigned", root + GET_USER),
        Arguments.of(
            "wrong client secret", sign(new ClientCredentials(client.key(), "wrong"), token, now)),
        Arguments.of(
            "wrong token secret", sign(client, new TokenCredentials(token.token(), "wrong"), now)),
        Arguments.of("unknown client", sign(ClientCredentials.of("nobody", "x"), token, now)),
        Arguments.of("unknown token", sign(client, TokenCredentials.of("unknown", "x"), now)),
        Arguments.of("no token", sign(client, null, now)),
        Arguments.of("tampered parameter", signed.replace("user_id=1", "user_id=2")),
        Arguments.of("added parameter", signed + "&limit=1"),
        Arguments.of("replayed nonce", once.url()),
        Arguments.of("stale timestamp", sign(client, token, offset(-6))),
        Arguments.of("future timestamp", sign(client, token, offset(6))),
        Arguments.of(
            "duplicated oauth_nonce",
            SigningCaller.of(sandbox, token).sign("GET", GET_USER).url() + "&oauth_nonce=again"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedRequests")
  void resourceCall_withInvalidSignature_returnsTheRecordedError(String what, String url) {
    HttpResponse<String> response = SigningCaller.send("GET", url, null, null);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(RECORDED);
  }

  @Test
  void resourceCall_withParametersInQueryAndHeader_returnsTheRecordedError() {
    SignedRequest signed = SigningCaller.of(sandbox, token).sign("GET", GET_USER);

    assertThat(SigningCaller.send("GET", signed.url(), null, signed.authorizationHeader()).body())
        .isEqualTo(RECORDED);
  }

  @Test
  void write_withTamperedForm_returnsTheRecordedErrorAndChangesNothing() {
    SigningCaller caller = SigningCaller.of(sandbox, token);
    SignedRequest signed =
        caller.sign(
            "POST",
            "/workouts/create_workout",
            new Parameter("workout_date", "2013-01-16"),
            new Parameter("workout_description", "mine"));

    String response =
        SigningCaller.send(
                "POST", signed.url(), "workout_date=2013-01-16&workout_description=forged", null)
            .body();

    assertThat(response).isEqualTo(RECORDED);
    assertThat(caller.get("/workouts/get_workouts").at("/result/output/count").asText())
        .isEqualTo("0");
  }

  @Test
  void tokenCall_withoutSignature_returnsTheRecordedErrorWith401() {
    HttpResponse<String> response =
        SigningCaller.send("POST", sandbox.baseUrl() + "/oauth/request_token", "", null);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).isEqualTo(RECORDED);
  }

  @Test
  void authenticationFailureStatus_set_isTheStatusOfAuthenticationErrors() {
    try (MmfSandbox strict = MmfSandbox.builder().authenticationFailureStatus(403).start()) {
      HttpResponse<String> response =
          SigningCaller.send("GET", strict.baseUrl() + GET_USER, null, null);

      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).isEqualTo(RECORDED);
    }
  }

  private static Clock offset(int minutes) {
    return Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
  }

  private String sign(ClientCredentials client, @Nullable TokenCredentials with, Clock clock) {
    return new SigningCaller(sandbox, client, with, clock).sign("GET", GET_USER).url();
  }
}
