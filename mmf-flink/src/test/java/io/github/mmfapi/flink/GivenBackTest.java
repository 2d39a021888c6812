package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call that nobody waits for any more is ended at the server's end, too. */
@Timeout(60)
class GivenBackTest {
  private static final String USER =
      "{\"result\":{\"status\":1,\"output\":{\"user\":{\"user_id\":\"5\"}},\"errors\":[]}}";

  private final List<CompletableFuture<Response>> exchanges = new CopyOnWriteArrayList<>();

  /** The number of calls that are answered; the next one is not. */
  private volatile int answered;

  private MmfClient client() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1:1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TokenCredentials.of("token", "token-secret"))
        .transport(
            settings ->
                new Transport(
                    (request, options) -> {
                      throw new UnsupportedOperationException("all calls are asynchronous");
                    },
                    (request, options, context) -> exchange(request),
                    () -> {}))
        .build();
  }

  private CompletableFuture<Response> exchange(Request request) {
    CompletableFuture<Response> exchange = new CompletableFuture<>();
    exchanges.add(exchange);
    if (exchanges.size() <= answered) {
      exchange.complete(
          Response.builder()
              .status(200)
              .headers(Map.of())
              .request(request)
              .body(USER, StandardCharsets.UTF_8)
              .build());
    }
    return exchange;
  }

  private static MemberListSource source(MemberList list) {
    return list.source(
        SourceSettings.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .store(FakeStore.factory(1))
            .build());
  }

  @ParameterizedTest
  @EnumSource
  void page_cancelled_endsItsCall(MemberList list) throws Exception {
    int calls = list == MemberList.ROUTES ? 2 : 1;
    for (int number = 0; number < calls; number++) {
      answered = number;
      exchanges.clear();
      try (MmfClient client = client()) {
        MemberWalk walk = source(list).walk(client, "a", 25);
        CompletableFuture<MemberWalk.PageOfRows> page = walk.next(ListPosition.START);
        while (exchanges.size() <= answered) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        CompletableFuture<Response> exchange = exchanges.get(answered);
        assertThat(exchange).isNotDone();

        page.cancel(true);

        assertThatThrownBy(() -> exchange.get(10, TimeUnit.SECONDS))
            .isInstanceOf(CancellationException.class);
      }
    }
  }
}
