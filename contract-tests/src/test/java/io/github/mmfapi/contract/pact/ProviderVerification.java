package io.github.mmfapi.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.conformance.SpecConformance;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A server fulfils the contract. Runs after the consumer's tests, in a separate execution, against
 * the sandbox or against {@code -Dmmf.provider.url} (see {@link ProviderUnderTest}).
 */
@Provider(PactFile.PROVIDER)
@PactFolder(PactFile.FOLDER)
class ProviderVerification {
  @RegisterExtension static final SpecConformance CONFORMANCE = new SpecConformance();

  private static final ProviderUnderTest PROVIDER = ProviderUnderTest.start();
  private static final CloseableHttpClient HTTP = HttpClients.createDefault();
  private static final String REFUSAL =
      Recorded.tree(Recorded.UNSIGNED).at("/result/errors/0").asText();

  private final Map<String, String> ids = new HashMap<>();
  private ClientCredentials signsWith = PROVIDER.client();
  private TemporaryCredentials temporary;
  private boolean servedBefore;
  private boolean nonceServedBefore;

  @BeforeEach
  void target(PactVerificationContext context) throws MalformedURLException {
    PROVIDER.reset();
    PROVIDER.sandbox().ifPresent(sandbox -> CONFORMANCE.watch(sandbox.wireMock()));
    context.setTarget(HttpTestTarget.fromUrl(URI.create(PROVIDER.root()).toURL()));
  }

  @AfterAll
  static void stop() throws IOException {
    HTTP.close();
    PROVIDER.close();
  }

  @State({"a user has authorized the application", Situation.AT_THE_END})
  void authorized() {
    signsWith = PROVIDER.client();
  }

  @State("the secret is wrong")
  void wrongSecret() {
    signsWith = ClientCredentials.of(PROVIDER.client().key(), "another");
  }

  @State("the same request was served before")
  void usedNonce() {
    servedBefore = true;
  }

  @State("another request with its nonce was served")
  void spentNonce() {
    nonceServedBefore = true;
  }

  @State(Situation.ISSUED)
  void issued() {
    ids.put("oauth_token", PROVIDER.temporaryCredentials().token());
  }

  @State(Situation.TO_EXCHANGE)
  void toExchange() {
    temporary = PROVIDER.temporaryCredentials();
    PROVIDER.authorize(temporary);
  }

  @State(Situation.THINGS)
  void things(Map<String, Object> parameters) {
    ResourceIds made = new ResourceIds(PROVIDER.mmfClient());
    for (Object name : (Collection<?>) parameters.get("named")) {
      made.make(name.toString()).ifPresent(id -> ids.put(name.toString(), id));
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void response_isAsInTheContract(PactVerificationContext context, ClassicHttpRequest request)
      throws IOException {
    Resigning resigning = new Resigning(PROVIDER.root(), signer(), PROVIDER.token(), temporary);
    resigning.sign(request, ids);
    if (nonceServedBefore) {
      ClassicHttpRequest another = new BasicClassicHttpRequest("GET", "/3.1/users/get_user");
      resigning.sign(another, Map.of());
      serve(another);
    }
    if (servedBefore) {
      serve(request);
    }
    context.verifyInteraction();
    String interaction = context.getInteraction().getDescription();
    Ledger.note(Proof.PROVIDER, interaction);
    System.out.println("verified  " + interaction);
  }

  private OAuth1Signer signer() {
    OAuth1Signer.Builder signer = OAuth1Signer.builder().clientCredentials(signsWith);
    if (nonceServedBefore) {
      String nonce = UUID.randomUUID().toString().replace("-", "");
      signer
          .nonceGenerator(() -> nonce)
          .clock(Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC));
    }
    return signer.build();
  }

  /** Sends a call that must be accepted; otherwise the refusal of the second one proves nothing. */
  private static void serve(ClassicHttpRequest request) throws IOException {
    String answer =
        HTTP.execute(
            HttpHost.create(URI.create(PROVIDER.root())),
            request,
            response ->
                response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity()));
    assertThat(answer).as("the first time, %s", request.getPath()).doesNotContain(REFUSAL);
  }
}
