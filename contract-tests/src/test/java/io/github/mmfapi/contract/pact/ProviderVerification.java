package io.github.mmfapi.contract.pact;

import io.github.mmfapi.contract.ContractVerifier;
import io.github.mmfapi.contract.InteractionResult;
import io.github.mmfapi.contract.MmfContract;
import io.github.mmfapi.contract.Outcome;
import io.github.mmfapi.contract.conformance.SpecConformance;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxBrowser;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sandbox keeps the contract. It is reset before each interaction. Runs in a separate
 * execution; {@code mmf verify} does the same with other servers.
 */
class ProviderVerification {
  @RegisterExtension static final SpecConformance CONFORMANCE = new SpecConformance();

  private static final MmfSandbox SANDBOX = MmfSandbox.start();

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @TestFactory
  Stream<DynamicTest> sandbox_keepsTheContract() {
    CONFORMANCE.watch(SANDBOX.wireMock());
    return MmfContract.tests(
        ContractVerifier.builder()
            .baseUrl(SANDBOX.baseUrl())
            .clientCredentials(SANDBOX.clientCredentials())
            .beforeEach(ProviderVerification::reset)
            .user(page -> new SandboxBrowser().authorizeOutOfBand(page, SANDBOX.user()))
            .listener(ProviderVerification::note)
            .build());
  }

  private static TokenCredentials reset() {
    SANDBOX.reset();
    return SANDBOX.authorize(SANDBOX.user());
  }

  private static void note(InteractionResult result) {
    if (result.outcome() == Outcome.KEPT) {
      Ledger.note(Proof.PROVIDER, result.interaction().description());
    }
  }
}
