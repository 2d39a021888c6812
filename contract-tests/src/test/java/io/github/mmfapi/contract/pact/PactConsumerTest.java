package io.github.mmfapi.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.PactSpecVersion;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.contract.Recorded;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.operations.AnswerKind;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Fields;
import io.github.mmfapi.contract.operations.Operations;
import io.github.mmfapi.contract.operations.Signing;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.wire.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client keeps its side of the contract, which is written down for the server's side. */
class PactConsumerTest {
  private static final List<Promise> PROMISES =
      Operations.generated().stream().flatMap(o -> Promise.of(o).stream()).toList();

  @AfterAll
  static void writeTheContract() {
    PactFile.write(PROMISES);
    String broker = System.getProperty("pactbroker.url", "");
    if (!broker.isEmpty()) {
      PactFile.publish(broker, System.getProperty("pactbroker.version", "0.1.0-SNAPSHOT"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void client_inEachSituation_keepsTheContract(Situation situation, @TempDir Path elsewhere) {
    List<Promise> promises = PROMISES.stream().filter(p -> p.situation() == situation).toList();

    PactVerificationResult result =
        ConsumerPactRunnerKt.<Object>runConsumerTest(
            PactFile.pact(promises),
            MockProviderConfig.createDefault(PactSpecVersion.V4),
            (server, context) -> {
              context.setPactFolder(elsewhere.toString());
              callAll(server, promises);
              return new Object();
            });

    assertThat(result)
        .as(() -> situation + ": " + result.getDescription())
        .isInstanceOf(PactVerificationResult.Ok.class);
  }

  private static void callAll(MockServer server, List<Promise> promises) {
    SoftAssertions softly = new SoftAssertions();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(server.getUrl() + "/3.1")
            .clientCredentials(ClientCredentials.of("client-key", "client-secret"))
            .tokenCredentials(TokenCredentials.of("token", "token-secret"))
            .build()) {
      for (Promise promise : promises) {
        softly.check(() -> call(client, promise));
      }
    }
    ((BaseMockServer) server)
        .getMatchedRequests()
        .forEach(
            pair ->
                softly.check(
                    () -> {
                      assertSameForm(pair.getFirst(), pair.getSecond());
                      noteRequest(pair.getSecond(), promises);
                    }));
    softly.assertAll();
  }

  /** Pact compares forms as they are decoded; these have to be the same undecoded. */
  private static void assertSameForm(IRequest one, IRequest other) {
    if (RequestShape.FORM.equals(type(one)) || RequestShape.FORM.equals(type(other))) {
      assertThat(type(one)).as(one.getPath()).isEqualTo(type(other));
      assertThat(RequestShape.withoutSignature(one.getBody().valueAsString()))
          .as(one.getPath())
          .isEqualTo(RequestShape.withoutSignature(other.getBody().valueAsString()));
    }
  }

  /** Counts what arrived as the contract has it, where the contract has every parameter. */
  private static void noteRequest(IRequest arrived, List<Promise> promises) {
    promises.stream()
        .filter(
            promise ->
                promise.situation() == Situation.WRONG_SECRET
                    || promise.operation().signing() == Signing.NONE)
        .map(Promise::operation)
        .filter(o -> o.verb().equals(arrived.getMethod()))
        .filter(o -> ("/3.1" + o.path()).equals(arrived.getPath()))
        .forEach(operation -> Ledger.note(Proof.REQUEST, operation));
  }

  private static String type(IRequest request) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(header -> String.join(",", header.getValue()))
        .findFirst()
        .orElse("");
  }

  private static void call(MmfClient client, Promise promise) throws IOException {
    if (promise.situation() != Situation.ANSWERED) {
      Throwable thrown =
          catchThrowable(() -> Bindings.call(client, promise.operation(), promise.values()));
      assertThat(thrown)
          .as("%s", promise)
          .isInstanceOfSatisfying(
              MmfAuthenticationException.class,
              refused ->
                  assertThat(Recorded.UNSIGNED).contains(refused.errors().toArray(new String[0])));
      return;
    }
    Object returned = Bindings.call(client, promise.operation(), promise.values());
    if (returned instanceof Download page) {
      page.close();
    }
    if (promise.operation().answerKind() == AnswerKind.TYPED) {
      var answer = promise.answer();
      var output = promise.operation().hasEnvelope() ? answer.at("/result/output") : answer;
      Fields.verify(
          promise.operation(), output, returned, field -> Ledger.note(Proof.FIELD, field));
    }
  }

  @Test
  void contract_writtenAgain_isTheSameToTheByte() {
    assertThat(PactFile.render(PROMISES))
        .isEqualTo(
            PactFile.render(
                Operations.generated().stream().flatMap(o -> Promise.of(o).stream()).toList()));
  }

  @Test
  void contract_holdsNoCredentials() {
    assertThat(PactFile.render(PROMISES))
        .doesNotContain(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET, "client-secret");
  }
}
