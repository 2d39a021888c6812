package io.github.mmfapi.contract.record;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.contract.internal.recording.Exchange;
import io.github.mmfapi.contract.internal.recording.Recordings;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proxy verifies, signs anew, and writes recordings without secrets. */
class RecordingProxyTest {
  private final MmfSandbox sandbox = MmfSandbox.start();
  private final TokenCredentials real = sandbox.authorize(sandbox.user());
  private final List<ProxiedCall> calls = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private RecordingProxy start(RecordingFormat format) throws IOException {
    return RecordingProxy.builder()
        .target(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .tokenCredentials(real)
        .folder(folder)
        .format(format)
        .listener(calls::add)
        .start();
  }

  private static MmfClientBuilder client(RecordingProxy proxy) {
    return MmfClient.builder()
        .baseUrl(proxy.baseUrl())
        .clientCredentials(proxy.clientCredentials())
        .tokenCredentials(proxy.tokenCredentials());
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(file.getFileName()).append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @ParameterizedTest
  @EnumSource
  void call_signedAtEachPlace_passesAndIsRecorded(Placement placement) throws IOException {
    try (RecordingProxy proxy = start(RecordingFormat.MAPPINGS);
        MmfClient client = client(proxy).placement(placement).build()) {
      client
          .workouts()
          .createWorkout(
              w ->
                  w.workoutDate(java.time.LocalDate.of(2013, 1, 16)).workoutDescription("a+b & ü"));

      assertThat(proxy.tokenCredentials()).isNotEqualTo(real);
      assertThat(written())
          .doesNotContain(
              real.token(),
              real.secret(),
              sandbox.clientCredentials().key(),
              sandbox.clientCredentials().secret(),
              proxy.clientCredentials().key(),
              proxy.clientCredentials().secret(),
              proxy.tokenCredentials().token(),
              proxy.tokenCredentials().secret(),
              "oauth_");
    }
    List<Exchange> recorded = Recordings.in(folder);
    assertThat(recorded).hasSize(1);
    assertThat(recorded.get(0).values()).containsEntry("workout_description", "a+b & ü");
    assertThat(recorded.get(0).operation().id()).isEqualTo("createWorkout");
    assertThat(calls).extracting(ProxiedCall::departures).containsExactly(List.of());
  }

  @Test
  void calls_asHar_areInOneFile() throws IOException {
    try (RecordingProxy proxy = start(RecordingFormat.HAR);
        MmfClient client = client(proxy).build()) {
      client.users().getUser();
      client.workouts().getWorkouts(w -> w.limit(5));
    }
    assertThat(folder.toFile().list()).containsExactly("recording0001.har");
    assertThat(Recordings.in(folder))
        .extracting(exchange -> exchange.operation().id())
        .containsExactly("getUser", "getWorkouts");
    assertThat(written()).doesNotContain(real.token(), real.secret());
  }

  @Test
  void wrongSignature_isRefused_andNothingIsSentOrWritten() throws IOException {
    try (RecordingProxy proxy = start(RecordingFormat.MAPPINGS);
        MmfClient client =
            client(proxy)
                .clientCredentials(ClientCredentials.of(proxy.clientCredentials().key(), "wrong"))
                .build()) {
      Throwable thrown = catchThrowable(() -> client.users().getUser());

      assertThat(thrown).isNotNull();
    }
    assertThat(calls).extracting(ProxiedCall::status).containsOnly(401);
    assertThat(calls.get(0).note()).contains("its signature is refused");
    assertThat(sandbox.wireMock().getAllServeEvents()).isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void departures_areTold_andSecretsOfTheServerLeftOut() throws IOException {
    String body =
        "{\"result\":{\"status\":1,\"output\":{\"user\":{\"user_id\":true,\"surprise\":1,"
            + "\"email\":\"somebody@elsewhere.org\",\"note\":\"key "
            + real.secret()
            + "\"}},\"errors\":[]}}";
    sandbox.wireMock().stubFor(get(urlPathEqualTo("/3.1/users/get_user")).willReturn(okJson(body)));
    try (RecordingProxy proxy = start(RecordingFormat.MAPPINGS);
        MmfClient client = client(proxy).build()) {
      client.users().getUser();
    }
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).departures())
        .anyMatch(d -> d.startsWith("response: ") && d.contains("surprise"))
        .anyMatch(d -> d.contains("user_id") && d.contains("boolean"));
    assertThat(written()).contains("surprise").doesNotContain(real.secret(), "elsewhere.org");
  }

  /** In HAR the parameters are percent-encoded in the URL and in the form, too. */
  @ParameterizedTest
  @EnumSource
  void secret_inEachPlaceUnderAHarmlessName_isLeftOut(RecordingFormat format) throws IOException {
    ClientCredentials odd = ClientCredentials.of("k\u00E9y of/app", "s\u00E9cret +/of app");
    try (MmfSandbox other = MmfSandbox.builder().clientCredentials(odd).start()) {
      TokenCredentials token = other.authorize(other.user());
      List<String> secrets = List.of(odd.key(), odd.secret(), token.token(), token.secret());
      try (RecordingProxy proxy =
              RecordingProxy.builder()
                  .target(other.baseUrl())
                  .clientCredentials(odd)
                  .tokenCredentials(token)
                  .folder(folder)
                  .format(format)
                  .listener(calls::add)
                  .start();
          MmfClient client = client(proxy).build()) {
        for (String secret : secrets) {
          send(client, RawRequest.get("users/get_user").with("x", secret));
          send(client, RawRequest.post("users/update_user").with("x", secret));
          String encoded = PercentEncoding.encode(secret);
          other.answerOnce(
              "users/get_user", okJson("{\"a\":\"" + secret + "\",\"b\":\"" + encoded + "\"}"));
          send(client, RawRequest.get("users/get_user"));
        }
      }
      assertThat(calls).hasSize(12).allMatch(call -> call.note().isEmpty());
      String written = written();
      assertThat(written).contains("scrubbed");
      for (String secret : secrets) {
        assertThat(written).doesNotContain(secret, PercentEncoding.encode(secret));
      }
    }
  }

  private static void send(MmfClient client, RawRequest request) {
    try (RawResponse response = client.raw().call(request)) {
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @Test
  void unknownOperation_passesButIsNotRecorded() throws IOException {
    try (RecordingProxy proxy = start(RecordingFormat.MAPPINGS);
        MmfClient client = client(proxy).build();
        RawResponse response = client.raw().call(RawRequest.get("users/no_such"))) {
      assertThat(response.status()).isPositive();
    }
    assertThat(calls.get(0).departures()).containsExactly("the spec has no GET /users/no_such");
    assertThat(calls.get(0).note()).startsWith("not recorded");
    assertThat(written()).isEmpty();
  }
}
