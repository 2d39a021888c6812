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
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Fields;
import io.github.mmfapi.contract.operations.ResponseKind;
import io.github.mmfapi.contract.support.ContractServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    return Recordings.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void recording_servedAgain_isReadWithoutLoss(Exchange exchange) throws Exception {
    replay(exchange);
    Ledger.note(Proof.RECORDED, exchange.operation());
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
}
