package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.AsyncClient;
import feign.Client;
import feign.Logger;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.CapturingLogProvider;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a request is signed with, and its passwords, in each place and at each level of the log. */
class LoggedSecretsTest {
  private static final String SIGNATURE = "s1gnature/of+it=";
  private static final String PASSWORD = "hunter2 of anna";
  private static final String COOKIE = "c00kie";
  private static final ClientCredentials CLIENT = ClientCredentials.of("key", "cl1ent/s3cret");
  private static final TokenCredentials TOKEN = TokenCredentials.of("t0ken", "t0ken&s3cret");

  private final List<String> lines = new ArrayList<>();
  private final RedactingLogger logger = new RedactingLogger();

  @AfterEach
  void stop() {
    CapturingLogProvider.listen(null);
  }

  @ParameterizedTest
  @EnumSource
  void secretOfACall_inEachPlaceUnderAHarmlessName_isNotLogged(Logger.Level level)
      throws IOException {
    String signature = PercentEncoding.encode(SIGNATURE);
    String said = "say " + SIGNATURE + " or " + signature + ", " + PASSWORD;
    Request request =
        Request.create(
            Request.HttpMethod.POST,
            "http://h/3.1/users/get_user?x=" + signature + "&y=" + PercentEncoding.encode(PASSWORD),
            Map.of(
                "Authorization", List.of("OAuth oauth_signature=\"" + signature + "\""),
                "Cookie", List.of("a=" + COOKIE),
                "Content-Type", List.of("application/x-www-form-urlencoded"),
                "X-Sent", List.of(said)),
            ("new_password=" + PASSWORD.replace(' ', '+') + "&z=" + signature)
                .getBytes(StandardCharsets.UTF_8),
            StandardCharsets.UTF_8,
            null);
    Response response =
        Response.builder()
            .status(500)
            .reason(said)
            .request(request)
            .headers(
                Map.of(
                    "Set-Cookie", List.of("a=" + COOKIE),
                    "X-Received", List.of(said),
                    "Authentication-Info", List.of(COOKIE)))
            .body(said + " {\"a\":\"" + SIGNATURE + "\"}", StandardCharsets.UTF_8)
            .build();
    CapturingLogProvider.listen(lines::add);

    logger.logRequest("UsersApi#getUser()", level, request);
    logger.logAndRebufferResponse("UsersApi#getUser()", level, response, 1);

    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(String.join("\n", lines))
        .contains("***")
        .doesNotContain(SIGNATURE, signature, "hunter2", COOKIE)
        .as("headers that are left out")
        .doesNotContainIgnoringCase("cookie:", "authorization:", "authentication-info:");
  }

  /** A request is logged before it is signed, so what will sign it has to be known then. */
  @ParameterizedTest
  @EnumSource
  void whatSignsACall_sentAsAHarmlessParameter_isNotLogged(Logger.Level level) {
    Client answering =
        (request, options) ->
            Response.builder()
                .status(200)
                .request(request)
                .headers(Map.of())
                .body("{}", StandardCharsets.UTF_8)
                .build();
    CapturingLogProvider.listen(lines::add);

    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://h/3.1")
            .clientCredentials(CLIENT)
            .tokenCredentials(TOKEN)
            .logLevel(level)
            .transport(
                answering,
                (request, options, context) ->
                    CompletableFuture.completedFuture(answered(answering, request, options)))
            .build()) {
      for (String secret : List.of(CLIENT.secret(), TOKEN.secret(), TOKEN.token())) {
        for (RawRequest request :
            List.of(
                RawRequest.get("users/get_user").with("x", secret),
                RawRequest.post("users/update_user").with("x", secret))) {
          try (RawResponse first = client.raw().call(request);
              RawResponse second = client.async().raw().call(request).join()) {
            assertThat(List.of(first.status(), second.status())).containsOnly(200);
          }
        }
      }
    }

    assertThat(lines.isEmpty()).isEqualTo(level == Logger.Level.NONE);
    assertThat(String.join("\n", lines)).doesNotContain("s3cret", "t0ken");
  }

  private static Response answered(Client client, Request request, Request.Options options) {
    try {
      return client.execute(request, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a transport quotes of a response that is none. */
  @ParameterizedTest
  @EnumSource
  void failureOfTheTransport_quotingASecret_isNotLoggedWithIt(Logger.Level level) {
    Client failing =
        (request, options) -> {
          throw new IOException(
              "Unexpected status line: " + CLIENT.secret(), new IOException(TOKEN.secret()));
        };
    AsyncClient<Object> asynchronous =
        (request, options, context) ->
            CompletableFuture.failedFuture(new IOException("Unexpected " + TOKEN.secret()));
    CapturingLogProvider.listen(lines::add);

    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://h/3.1")
            .clientCredentials(CLIENT)
            .tokenCredentials(TOKEN)
            .retryPolicy(RetryPolicy.none())
            .logLevel(level)
            .transport(failing, asynchronous)
            .build()) {
      assertThatThrownBy(() -> client.users().getUser()).hasMessageContaining("Unexpected");
      assertThatThrownBy(() -> client.async().users().getUser().join())
          .hasMessageContaining("Unexpected");
    }

    assertThat(lines.isEmpty()).isEqualTo(level == Logger.Level.NONE);
    assertThat(String.join("\n", lines)).doesNotContain("s3cret");
  }
}
