package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.ContractVerifier;
import io.github.mmfapi.contract.DeploymentVerdict;
import io.github.mmfapi.contract.MmfContract;
import io.github.mmfapi.contract.UsedOperations;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the code of docs/guide/provider-verification.md; the server is a sandbox. */
class ContractTest {
  @RegisterExtension
  static final MmfSandboxExtension SERVER = MmfSandboxExtension.of(MmfSandbox.builder());

  // docs: contract
  @TestFactory
  Stream<DynamicTest> myServer_keepsTheContract() {
    return MmfContract.tests(verifier().group("users").group("workouts").build());
  }

  private static ContractVerifier.Builder verifier() {
    MmfSandbox server = SERVER.sandbox();
    return ContractVerifier.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(server.clientCredentials())
        .tokenCredentials(server.authorize(server.user()));
  }

  // end

  // docs: used
  @Test
  void server_keepsWhatMyServiceUses(@TempDir Path folder) throws IOException {
    UsedOperations used = new UsedOperations();
    try (MmfClient client = client(used)) {
      client.users().getUser();
      client.workouts().getWorkouts(q -> q.limit(5));
    }
    used.write(folder.resolve("used-operations.txt"));

    DeploymentVerdict verdict = verifier().only(used.operations()).build().verify().verdictOn(used);

    assertThat(verdict.isYes()).as(verdict.toString()).isTrue();
  }

  private static MmfClient client(UsedOperations used) {
    MmfSandbox server = SERVER.sandbox();
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(server.clientCredentials())
        .tokenCredentials(server.authorize(server.user()))
        .listener(used)
        .build();
  }
  // end
}
