package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client signs with the token of the member who has it, and with none after that. */
class MemberClientsTest {
  private final List<String> sent = new ArrayList<>();
  private final List<MmfClient> lent = new ArrayList<>();

  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1:1/3.1")
        .clientCredentials(ClientCredentials.of("key", "client-secret"))
        .transport(
            settings ->
                new Transport(
                    (request, options) -> {
                      sent.add(request.url() + request.headers());
                      return Response.builder()
                          .status(200)
                          .headers(Map.of())
                          .request(request)
                          .body(
                              "{\"result\":{\"status\":1,\"output\":{},\"errors\":[]}}",
                              StandardCharsets.UTF_8)
                          .build();
                    },
                    (request, options, context) -> {
                      throw new UnsupportedOperationException("no call is asynchronous");
                    },
                    () -> {}))
        .build();
  }

  private String sentBy(MmfClient client) {
    client.users().getUser();
    return sent.remove(0);
  }

  @Test
  void client_ofAMemberWhoHasEnded_signsWithNoToken_untilTheNextOneHasIt() {
    try (MmfClient shared = client()) {
      MemberClients clients =
          new MemberClients(
              shared,
              (client, member) -> {
                lent.add(client);
                return position -> null;
              });
      MemberWalk anna = clients.open("anna", TokenCredentials.of("t-anna", "s"));
      assertThat(sentBy(lent.get(0))).contains("t-anna");

      anna.end();
      assertThat(sentBy(lent.get(0))).doesNotContain("t-anna");

      MemberWalk bert = clients.open("bert", TokenCredentials.of("t-bert", "s"));
      MemberWalk carl = clients.open("carl", TokenCredentials.of("t-carl", "s"));
      assertThat(lent.get(1)).isSameAs(lent.get(0));
      assertThat(sentBy(lent.get(1))).contains("t-bert");
      assertThat(sentBy(lent.get(2))).contains("t-carl");
      bert.end();
      carl.end();
    }
  }
}
