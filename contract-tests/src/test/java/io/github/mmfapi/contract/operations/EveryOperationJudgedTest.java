package io.github.mmfapi.contract.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfAuthenticationException;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.ContractServer;
import io.github.mmfapi.contract.OauthlibJudge;
import io.github.mmfapi.contract.Recorded;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.oauth1.ClientCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** oauthlib accepts the signature of each operation with all its parameters. */
class EveryOperationJudgedTest {
  @RegisterExtension static final OauthlibJudge JUDGE = new OauthlibJudge();

  @Test
  void everyOperation_withAllItsParameters_isSignedWell() {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(JUDGE.root() + "/3.1")
            .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
            .tokenCredentials(ContractServer.TOKEN)
            .build()) {
      for (Operation operation : Operations.generated()) {
        // The judge answers as no server of this API does: only its refusal counts.
        Throwable thrown =
            catchThrowable(() -> Bindings.call(client, operation, Examples.everything(operation)));
        assertThat(thrown instanceof MmfAuthenticationException)
            .as("oauthlib refuses %s: %s", operation, thrown)
            .isFalse();
        Ledger.note(Proof.ORACLE, operation);
      }
    }
  }
}
