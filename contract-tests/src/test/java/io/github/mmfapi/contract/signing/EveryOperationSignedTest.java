package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Capability;
import feign.Client;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.coverage.Ledger;
import io.github.mmfapi.contract.coverage.Proof;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.internal.spec.Signing;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** oauthlib accepts the signature of each operation that has one, with all its parameters. */
class EveryOperationSignedTest {
  private static final int ACCEPTED = 200;

  @RegisterExtension static final OauthlibServer OAUTHLIB = new OauthlibServer();

  private final List<Integer> statuses = new ArrayList<>();

  @Test
  void everySignedOperation_withAllItsParameters_isAccepted() {
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(OAUTHLIB.root() + "/3.1")
            .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
            .tokenCredentials(ContractServer.TOKEN)
            .capability(new Statuses())
            .build()) {
      for (Operation operation : Operations.generated()) {
        if (operation.signing() == Signing.NONE) {
          continue;
        }
        statuses.clear();
        // The server responds as no server of this API would, so the exception does not matter.
        Throwable thrown =
            catchThrowable(() -> Bindings.call(client, operation, Examples.everything(operation)));
        assertThat(statuses).as("oauthlib on %s: %s", operation, thrown).containsExactly(ACCEPTED);
        Ledger.note(Proof.ORACLE, operation);
      }
    }
  }

  /** Records the statuses of the responses; 401 means that oauthlib rejected the signature. */
  public final class Statuses implements Capability {
    @Override
    public Client enrich(Client client) {
      return (request, options) -> {
        Response response = client.execute(request, options);
        statuses.add(response.status());
        return response;
      };
    }
  }
}
