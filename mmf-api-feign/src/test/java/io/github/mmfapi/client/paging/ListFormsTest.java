package io.github.mmfapi.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.support.InMemoryServer;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging over lists in the forms in which PHP sends them, synchronous and asynchronous. */
class ListFormsTest {
  private final OneList server = new OneList();
  private final MmfClient client =
      MmfClient.builder()
          .baseUrl("http://127.0.0.1/3.1")
          .clientCredentials(ClientCredentials.of("key", "secret"))
          .tokenCredentials(TokenCredentials.of("token", "token-secret"))
          .transport(server, server)
          .retryPolicy(RetryPolicy.none())
          .build();

  /** Gives each request the same output. */
  private static final class OneList extends InMemoryServer {
    String output = "";
    final List<String> urls = new ArrayList<>();

    @Override
    public Response execute(Request request, Request.Options options) {
      urls.add(request.url());
      return answer(request, 200, output(output));
    }
  }

  private List<Long> workouts() {
    return client.paging().workouts().stream().map(Workout::workoutId).toList();
  }

  private List<String> routes() {
    return client.paging().routes(q -> {}).stream().map(RouteSummary::routeKey).toList();
  }

  private List<Long> workoutsAsynchronously() {
    List<Long> ids = new ArrayList<>();
    client.async().paging().workouts().forEachWhile(row -> ids.add(row.workoutId())).join();
    return ids;
  }

  @Test
  void rowsAsAnObject_areAllRead() {
    server.output =
        "{\"count\":\"2\",\"workouts\":{\"0\":{\"workout_id\":\"1\",\"workout_key\":\"a\"},"
            + "\"2\":{\"workout_id\":\"2\",\"workout_key\":\"b\"}}}";

    assertThat(workouts()).containsExactly(1L, 2L);
    assertThat(workoutsAsynchronously()).containsExactly(1L, 2L);
  }

  @Test
  void routesAsAnObject_areAllRead() {
    server.output =
        "{\"count\":\"2\",\"routes\":{\"1\":{\"route_key\":\"a\"},\"5\":{\"route_key\":\"b\"}}}";

    assertThat(routes()).containsExactly("a", "b");
  }

  @Test
  void list_isAskedForAsItsRequestSays() {
    server.output = "[]";

    assertThat(client.paging().workouts(q -> q.userId(7L).startRecord(9).limit(5))).isEmpty();
    assertThat(client.paging().routes(q -> q.userId(7L).startRecord(9).limit(5))).isEmpty();
    client
        .async()
        .paging()
        .workouts(q -> q.userId(7L).startRecord(9).limit(5))
        .forEachWhile(row -> true)
        .join();
    client
        .async()
        .paging()
        .routes(q -> q.userId(7L).startRecord(9).limit(5))
        .forEachWhile(row -> true)
        .join();

    assertThat(server.urls)
        .hasSize(4)
        .allSatisfy(url -> assertThat(url).contains("user_id=7&", "start_record=9&", "limit=5&"));
  }

  @Test
  void rowsWithoutKeys_areAllRead() {
    server.output =
        "{\"count\":\"2\",\"workouts\":[{\"workout_id\":\"1\"},{\"workout_id\":\"2\"}]}";

    assertThat(workouts()).containsExactly(1L, 2L);
    assertThat(workoutsAsynchronously()).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"workouts\":[]}",
        "{\"workouts\":null}",
        "{\"workouts\":\"\"}",
        "{\"workouts\":false}",
        "{\"workouts\":{}}",
        "{\"count\":\"0\"}",
        "[]"
      })
  void emptyList_hasNoRows(String output) {
    server.output = output;

    assertThat(workouts()).isEmpty();
    assertThat(workoutsAsynchronously()).isEmpty();

    server.output = output.replace("workout", "route");
    assertThat(routes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"count\":\"1\"}",
        "{\"workouts\":\"x\"}",
        "{\"workouts\":true}",
        "{\"workouts\":{\"workout_id\":\"1\"}}",
        "{\"workouts\":[null,{\"workout_id\":\"1\"}]}"
      })
  void somethingElse_isAMalformedResponse(String output) {
    server.output = output;

    assertThat(catchThrowable(this::workouts))
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageStartingWith("GET workouts/get_workouts got an unexpected response");
    assertThat(catchThrowable(this::workoutsAsynchronously))
        .isInstanceOf(CompletionException.class)
        .hasCauseExactlyInstanceOf(MmfResponseException.class);
    assertThat(catchThrowable(() -> client.paging().workouts(q -> q.limit(2)).iterator().next()))
        .isExactlyInstanceOf(MmfResponseException.class);

    server.output = output.replace("workout", "route");
    assertThat(catchThrowable(this::routes))
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageStartingWith("GET routes/search_routes got an unexpected response");
  }
}
