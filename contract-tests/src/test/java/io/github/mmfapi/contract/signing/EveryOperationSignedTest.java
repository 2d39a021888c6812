package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Capability;
import feign.Client;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.operations.Examples;
import io.github.mmfapi.contract.operations.Operation;
import io.github.mmfapi.contract.operations.Operations;
import io.github.mmfapi.contract.operations.Signing;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.contract.support.Recorded;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** oauthlib accepts the signature of each operation that has one, with all its parameters. */
class EveryOperationSignedTest {
  private static final int ACCEPTED = 200;

  @RegisterExtension static final OauthlibServer JUDGE = new OauthlibServer();

  private final List<Integer> verdicts = new ArrayList<>();

  @Test
  void everySignedOperation_withAllItsParameters_isSignedWell() {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(JUDGE.root() + "/3.1")
            .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
            .tokenCredentials(ContractServer.TOKEN)
            .capability(new Verdicts())
            .build()) {
      for (Operation operation : Operations.generated()) {
        if (operation.signing() == Signing.NONE) {
          continue;
        }
        verdicts.clear();
        // The judge answers as no server of this API does, so what is made of it does not count.
        Throwable thrown =
            catchThrowable(() -> Bindings.call(client, operation, Examples.everything(operation)));
        assertThat(verdicts).as("oauthlib on %s: %s", operation, thrown).containsExactly(ACCEPTED);
        Ledger.note(Proof.ORACLE, operation);
      }
    }
  }

  /** Notes the judge's answers: what it refuses has the status 401. */
  public final class Verdicts implements Capability {
    @Override
    public Client enrich(Client client) {
      return (request, options) -> {
        Response answer = client.execute(request, options);
        verdicts.add(answer.status());
        return answer;
      };
    }
  }
}
