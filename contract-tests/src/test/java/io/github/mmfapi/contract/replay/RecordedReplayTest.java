package io.github.mmfapi.contract.replay;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.internal.recording.Exchange;
import io.github.mmfapi.contract.internal.recording.Recordings;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Fields;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.contract.support.Oracle;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recording is served again, and the client reads it as the spec describes. */
class RecordedReplayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final ContractServer server = new ContractServer();

  static List<Exchange> recordings() {
    return Recordings.in(Recorded.RECORDINGS, Recorded.BODIES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void recording_servedAgain_isReadWithoutLoss(Exchange exchange) throws Exception {
    replay(exchange);
    Ledger.note(Proof.RECORDED, exchange.operation().id(), "../../recordings/" + exchange.source());
  }

  private void replay(Exchange exchange) throws Exception {
    server.wireMock().stubFor(stub(exchange));
    if (exchange.isFailure()) {
      Throwable thrown = catchThrowable(() -> call(exchange));
      assertThat(thrown).isInstanceOf(MmfException.class);
      assertThat(JSON.valueToTree(((MmfException) thrown).errors()).equals(errors(exchange)))
          .as("the server's error texts in " + thrown)
          .isTrue();
      return;
    }
    Object returned = call(exchange);
    if (exchange.isJson() && exchange.operation().responseKind() != ResponseKind.NONE) {
      Fields.verify(
          exchange.operation(),
          exchange.output(),
          returned,
          field -> Ledger.note(Proof.FIELD, field));
      assertThat(JSON.readTree(JSON.writeValueAsString(returned))).isEqualTo(exchange.output());
    }
  }

  private static JsonNode errors(Exchange exchange) {
    return exchange.isJson() ? exchange.json().at("/result/errors") : JSON.createArrayNode();
  }

  private Object call(Exchange exchange) {
    return Bindings.call(server.client(), exchange.operation(), exchange.values());
  }

  private static MappingBuilder stub(Exchange exchange) {
    MappingBuilder stub = request(exchange.verb(), urlPathEqualTo("/3.1" + exchange.path()));
    boolean read = exchange.verb().equals("GET");
    exchange
        .values()
        .forEach(
            (name, value) -> {
              if (read) {
                stub.withQueryParam(name, equalTo(value));
              } else {
                stub.withFormParam(name, equalTo(value));
              }
            });
    var answer = aResponse().withStatus(exchange.status()).withBody(exchange.body());
    return stub.willReturn(
        exchange.contentType() == null
            ? answer
            : answer.withHeader("Content-Type", exchange.contentType()));
  }

  @Test
  void harFile_inTheFolder_isScrubbedAndReplayed(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("later.har");
    Files.writeString(
        file,
        """
        {"log": {"version": "1.2", "entries": [{
          "request": {"method": "POST",
            "url": "https://api.mapmyfitness.com/3.1/workouts/create_workout?oauth_token=s3cret",
            "headers": [{"name": "Cookie", "value": "session=s3cret"}],
            "postData": {"mimeType": "application/x-www-form-urlencoded",
              "text": "workout_date=2014-02-03&workout_description=a+b%2Bc&oauth_signature=s3cret"}},
          "response": {"status": 200, "headers": [{"name": "Set-Cookie", "value": "s3cret"}],
            "content": {"mimeType": "application/json", "text":
              "{\\"result\\":{\\"status\\":1,\\"output\\":{\\"workout_id\\":7,\\"workout_key\\":\\"8\\"},\\"errors\\":[]}}"}}
        }]}}
        """);

    List<Exchange> exchanges = Recordings.in(folder);

    assertThat(Files.readString(file)).doesNotContain("s3cret");
    assertThat(exchanges).hasSize(1);
    assertThat(exchanges.get(0).values()).containsEntry("workout_description", "a b+c");
    replay(exchanges.get(0));
  }

  /** Another author's client, in Python, has a user authorize it through the proxy. */
  @Test
  void recordingOfTheProxy_hasNoSecret_andIsReplayed(@TempDir Path folder) throws Exception {
    String python = PythonOracle.interpreter();
    Path recording = folder.resolve("recordings");
    Set<String> secrets = new TreeSet<>();
    try (MmfSandbox sandbox = MmfSandbox.start();
        ProxyProcess proxy =
            new ProxyProcess(sandbox.baseUrl(), sandbox.clientCredentials(), folder)) {
      String said =
          Oracle.run(
              folder,
              Map.of(
                  "MMF_BASE_URL", proxy.value("baseUrl"),
                  "MMF_AUTHORIZE_URL", proxy.value("authorizeUrl"),
                  "MMF_CLIENT_KEY", proxy.value("clientKey"),
                  "MMF_CLIENT_SECRET", proxy.value("clientSecret"),
                  "MMF_USERNAME", sandbox.user().username(),
                  "MMF_PASSWORD", sandbox.user().password()),
              python,
              "-B",
              PythonOracle.path("session_client.py").toString());
      assertThat(said).contains("logged in, created, listed, deleted");
      assertThat(proxy.stop())
          .contains("POST /workouts/create_workout 200", "GET /workouts/get_workouts 200")
          .noneMatch(line -> line.contains("departs"));
      secrets.addAll(List.of(proxy.value("clientKey"), proxy.value("clientSecret")));
      secrets.add(sandbox.clientCredentials().key());
      secrets.add(sandbox.clientCredentials().secret());
      secrets.add(sandbox.user().password());
      secrets.addAll(tokens(sandbox));
    }
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(9);
    assertThat(with(secrets, folder)).isEmpty();

    List<Exchange> exchanges = Recordings.in(recording);
    assertThat(exchanges)
        .extracting(exchange -> exchange.operation().id())
        .containsExactly(
            "requestToken",
            "accessToken",
            "createWorkout",
            "getWorkouts",
            "deleteWorkout",
            "getWorkouts");
    assertThat(exchanges.get(1).body()).startsWith("oauth_token=scrubbed&oauth_token_secret=scr");
    for (Exchange exchange : exchanges) {
      replay(exchange);
    }
  }

  /** Returns all tokens and their secrets that the sandbox has issued or received. */
  private static Set<String> tokens(MmfSandbox sandbox) {
    Set<String> tokens = new TreeSet<>();
    for (ServeEvent event : sandbox.wireMock().getAllServeEvents()) {
      String url = event.getRequest().getUrl();
      String query = url.substring(url.indexOf('?') + 1);
      String header = event.getRequest().getHeader("Authorization");
      List<String> parts = new ArrayList<>(List.of(query, event.getRequest().getBodyAsString()));
      if (header != null) {
        parts.add(header.replace("\"", "").replace(", ", "&"));
      }
      if (url.contains("request_token") || url.contains("access_token")) {
        parts.add(event.getResponse().getBodyAsString());
      }
      String all = String.join("&", parts);
      for (Parameter parameter : Parameters.parse(all)) {
        boolean secret =
            Set.of("oauth_token", "oauth_token_secret", "oauth_signature")
                .contains(parameter.name());
        if (secret) {
          tokens.add(parameter.value());
        }
      }
    }
    return tokens;
  }

  /** Returns the files below a folder that have one of the texts. */
  private static List<Path> with(Set<String> secrets, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        boolean has =
            secrets.stream()
                .anyMatch(s -> text.contains(s) || text.contains(PercentEncoding.encode(s)));
        if (has) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
