package io.github.mmfapi.contract.pact;

import io.github.mmfapi.contract.ContractInteraction;
import io.github.mmfapi.contract.ContractReport;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final List<InteractionResult> RESULTS = new ArrayList<>();

  @AfterAll
  static void report() throws IOException {
    try (SANDBOX) {
      new ContractReport(SANDBOX.baseUrl(), RESULTS).write(Path.of("target", "coverage"));
    }
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
    RESULTS.add(result);
    if (result.outcome() == Outcome.KEPT) {
      ContractInteraction kept = result.interaction();
      Ledger.note(Proof.PROVIDER, kept.description(), "contract.html#" + kept.id());
    }
  }
}
