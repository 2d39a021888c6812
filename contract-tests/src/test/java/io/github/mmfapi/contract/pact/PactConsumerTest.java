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
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.Contract;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.internal.make.PactFile;
import io.github.mmfapi.contract.internal.make.PromisedInteraction;
import io.github.mmfapi.contract.internal.make.Promises;
import io.github.mmfapi.contract.internal.make.RequestShape;
import io.github.mmfapi.contract.internal.make.Situation;
import io.github.mmfapi.contract.internal.spec.ResponseKind;
import io.github.mmfapi.contract.internal.spec.Signing;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Fields;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client fulfils the contract that mmf-contract has made of the spec. */
class PactConsumerTest {
  private static final List<PromisedInteraction> INTERACTIONS = promises();

  private static List<PromisedInteraction> promises() {
    return Promises.read(Recorded.RECORDINGS, Recorded.BODIES).interactions();
  }

  @AfterAll
  static void publishTheContract() throws IOException {
    String broker = System.getProperty("pactbroker.url", "");
    if (!broker.isEmpty()) {
      PactBroker.publish(broker, System.getProperty("pactbroker.version"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void client_inEachSituation_fulfilsTheContract(Situation situation, @TempDir Path folder) {
    // Pact's server compares each request with all of its interactions: each group has its own.
    INTERACTIONS.stream()
        .filter(p -> p.situation() == situation)
        .collect(Collectors.groupingBy(p -> p.operation().group()))
        .forEach(
            (group, interactions) ->
                fulfil(situation + " of " + group, interactions, folder.resolve(group)));
  }

  private static void fulfil(String what, List<PromisedInteraction> interactions, Path folder) {
    PactVerificationResult result =
        ConsumerPactRunnerKt.<Object>runConsumerTest(
            PactFile.pact(interactions),
            MockProviderConfig.createDefault(PactSpecVersion.V4),
            (server, context) -> {
              context.setPactFolder(folder.toString());
              callAll(server, interactions);
              return new Object();
            });

    assertThat(result)
        .as(() -> what + ": " + result.getDescription())
        .isInstanceOf(PactVerificationResult.Ok.class);
  }

  private static void callAll(MockServer server, List<PromisedInteraction> interactions) {
    SoftAssertions softly = new SoftAssertions();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(server.getUrl() + "/3.1")
            .clientCredentials(ClientCredentials.of("client-key", "client-secret"))
            .tokenCredentials(TokenCredentials.of("token", "token-secret"))
            .build()) {
      for (PromisedInteraction interaction : interactions) {
        softly.check(() -> call(client, interaction));
      }
    }
    ((BaseMockServer) server)
        .getMatchedRequests()
        .forEach(
            pair ->
                softly.check(
                    () -> {
                      assertSameForm(pair.getFirst(), pair.getSecond());
                      noteRequest(pair.getSecond(), interactions);
                    }));
    softly.assertAll();
  }

  /** Pact compares decoded forms; these must also be the same before decoding. */
  private static void assertSameForm(IRequest one, IRequest other) {
    if (RequestShape.FORM.equals(type(one)) || RequestShape.FORM.equals(type(other))) {
      assertThat(type(one)).as(one.getPath()).isEqualTo(type(other));
      assertThat(RequestShape.withoutSignature(one.getBody().valueAsString()))
          .as(one.getPath())
          .isEqualTo(RequestShape.withoutSignature(other.getBody().valueAsString()));
    }
  }

  /** Records requests that arrived as in the contract, if the contract has every parameter. */
  private static void noteRequest(IRequest arrived, List<PromisedInteraction> interactions) {
    interactions.stream()
        .filter(
            interaction ->
                interaction.situation() == Situation.WRONG_SECRET
                    || interaction.operation().signing() == Signing.NONE)
        .map(PromisedInteraction::operation)
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

  private static void call(MmfClient client, PromisedInteraction interaction) throws IOException {
    if (interaction.situation() != Situation.ACCEPTED) {
      Throwable thrown =
          catchThrowable(
              () -> Bindings.call(client, interaction.operation(), interaction.values()));
      assertThat(thrown)
          .as("%s", interaction)
          .isInstanceOfSatisfying(
              MmfAuthenticationException.class,
              refused ->
                  assertThat(Recorded.UNSIGNED).contains(refused.errors().toArray(new String[0])));
      return;
    }
    Object returned = Bindings.call(client, interaction.operation(), interaction.values());
    if (returned instanceof Download page) {
      page.close();
    }
    if (interaction.operation().responseKind() == ResponseKind.TYPED) {
      var body = interaction.body();
      var output = interaction.operation().hasEnvelope() ? body.at("/result/output") : body;
      Fields.verify(
          interaction.operation(), output, returned, field -> Ledger.note(Proof.FIELD, field));
    }
  }

  @Test
  void contract_writtenTwice_isTheSameByteForByte() {
    assertThat(PactFile.render(promises())).isEqualTo(PactFile.render(INTERACTIONS));
  }

  @Test
  void contract_inTheJar_isThatWhichTheseTestsFulfil() throws IOException {
    try (InputStream published = Contract.open()) {
      assertThat(new String(published.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(PactFile.render(INTERACTIONS));
    }
  }

  @Test
  void contract_containsNoCredentials() {
    assertThat(PactFile.render(INTERACTIONS))
        .doesNotContain(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET, "client-secret");
  }
}
