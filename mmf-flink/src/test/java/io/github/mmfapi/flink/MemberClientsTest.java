package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.flink.MemberWalk.PageOfRows;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A client that several members use in turn signs each call with the token of its member. */
class MemberClientsTest {
  private final List<String> signing = new ArrayList<>();
  private final Client server =
      (request, options) -> {
        signing.add(
            Parameters.parse(request.url().substring(request.url().indexOf('?') + 1)).stream()
                .filter(parameter -> parameter.name().equals("oauth_token"))
                .map(Parameter::value)
                .findFirst()
                .orElse("none"));
        return Response.builder()
            .status(200)
            .headers(Map.of())
            .body("{}", StandardCharsets.UTF_8)
            .request(request)
            .build();
      };

  @Test
  void calls_ofMembersAtOnceAndInTurn_areSignedWithTheirOwnTokens() {
    try (MmfClient client = client()) {
      MemberClients clients = new MemberClients(client, (lent, member) -> position -> call(lent));
      MemberWalk anna = open(clients, "anna");
      MemberWalk ben = open(clients, "ben");
      read(anna, ben, anna);
      anna.end();
      MemberWalk carl = open(clients, "carl");
      read(ben, carl);
      ben.end();
      carl.end();
      MemberWalk dora = open(clients, "dora");
      MemberWalk emil = open(clients, "emil");
      MemberWalk fred = open(clients, "fred");
      read(dora, emil, fred, dora);
    }

    assertThat(signing)
        .containsExactly("anna", "ben", "anna", "ben", "carl", "dora", "emil", "fred", "dora");
  }

  @Test
  void client_ofAMemberWhoHasEnded_signsWithNoToken() {
    List<MmfClient> all = new ArrayList<>();
    try (MmfClient client = client()) {
      MemberClients clients =
          new MemberClients(
              client,
              (lent, member) -> {
                all.add(lent);
                return position -> call(lent);
              });
      MemberWalk anna = open(clients, "anna");
      read(anna);
      anna.end();
      call(all.get(0)).join();
    }

    assertThat(signing).containsExactly("anna", "none");
  }

  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1:1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .transport(server, (request, options, context) -> new CompletableFuture<>())
        .build();
  }

  private static MemberWalk open(MemberClients clients, String member) {
    return clients.open(member, TokenCredentials.of(member, "secret"));
  }

  private static void read(MemberWalk... walks) {
    for (MemberWalk walk : walks) {
      walk.next(ListPosition.START).join();
    }
  }

  private static CompletableFuture<PageOfRows> call(MmfClient lent) {
    try (RawResponse response = lent.raw().call(RawRequest.get("workouts/get_workouts"))) {
      assertThat(response.status()).isEqualTo(200);
    }
    return CompletableFuture.completedFuture(new PageOfRows(List.of(), ListPosition.START));
  }
}
