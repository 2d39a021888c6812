package io.github.mmfapi.contract.pact;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.conformance.SpecConformance;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server keeps its side of the contract. Runs after the consumer's tests, in a run of its own,
 * against the sandbox or against {@code -Dmmf.provider.url} (see {@link ProviderUnderTest}).
 */
@Provider(PactFile.PROVIDER)
@PactFolder(PactFile.FOLDER)
class ProviderVerification {
  @RegisterExtension final SpecConformance conformance = new SpecConformance();

  private final ProviderUnderTest provider = ProviderUnderTest.start();
  private final Map<String, String> handles = new HashMap<>();
  private ClientCredentials signsWith = provider.client();
  private boolean servedBefore;

  @BeforeEach
  void target(PactVerificationContext context) throws MalformedURLException {
    provider.sandbox().ifPresent(sandbox -> conformance.watch(sandbox.wireMock()));
    context.setTarget(HttpTestTarget.fromUrl(URI.create(provider.root()).toURL()));
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @State("a user has authorized the application")
  void authorized() {
    signsWith = provider.client();
  }

  @State("the secret is wrong")
  void wrongSecret() {
    signsWith = ClientCredentials.of(provider.client().key(), "another");
  }

  @State("the same request was served before")
  void usedNonce() {
    servedBefore = true;
  }

  @State(Situation.THINGS)
  void things(Map<String, Object> parameters) {
    try (MmfClient client = provider.mmfClient()) {
      Handles made = new Handles(client);
      for (Object name : (Collection<?>) parameters.get("named")) {
        made.make(name.toString()).ifPresent(handle -> handles.put(name.toString(), handle));
      }
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void answer_isWhatTheContractSays(PactVerificationContext context, ClassicHttpRequest request)
      throws IOException {
    new Resigning(provider.root(), signsWith, provider.token()).sign(request, handles);
    if (servedBefore) {
      serve(request);
    }
    context.verifyInteraction();
    String interaction = context.getInteraction().getDescription();
    Ledger.note(Proof.PROVIDER, interaction);
    System.out.println("verified  " + interaction);
  }

  private void serve(ClassicHttpRequest request) throws IOException {
    try (CloseableHttpClient http = HttpClients.createDefault()) {
      http.execute(HttpHost.create(URI.create(provider.root())), request, answer -> null);
    }
  }
}
