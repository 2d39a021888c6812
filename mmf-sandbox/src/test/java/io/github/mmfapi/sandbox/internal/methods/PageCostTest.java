package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Response;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page costs, in rows that are read; the benchmarks measure the time. */
@Tag("slow")
class PageCostTest {
  private static final int ROWS = 5_000;

  private final State state =
      State.of(
          List.of(
              new Account(1, "owner", "x"),
              new Account(2, "friend", "x"),
              new Account(3, "s", "x")),
          Clock.systemUTC(),
          new Quota(3 * ROWS, 1_000_000_000));
  private final MethodTable methods = AllMethods.of(state);
  private final User owner = state.users().require("1");
  private final User friend = state.users().require("2");
  private final User stranger = state.users().require("3");

  private void fill(int rows) {
    LocalDate day = LocalDate.of(2000, 1, 1);
    state.friends().befriend(owner, friend, null);
    for (int i = 0; i < rows; i++) {
      ObjectNode fields = Json.object().put("workout_description", "workout " + i);
      fields.put("privacy_setting", Integer.toString(i % 4)).put("completed_flag", "" + i % 3 % 2);
      state.workouts().add(owner, day.plusDays(i % 97), fields);
    }
  }

  private JsonNode list(@Nullable User caller, String query) {
    Call call =
        new Call(
            "/3.1/workouts/get_workouts",
            new ReceivedRequest("GET", "http://127.0.0.1/", null, null, ""),
            () -> new byte[0],
            null,
            Parameters.parse("user_id=1&" + query),
            Map.of(),
            caller);
    MethodTable.Entry entry = methods.find("workouts/get_workouts");
    assertThat(entry).isNotNull();
    return ((Response.Output) entry.handler().handle(call)).output();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, ROWS})
  void getWorkouts_page_readsItsOwnRowsOnly(int rows) {
    fill(rows);
    for (User caller : List.of(owner, friend, stranger)) {
      for (String query : List.of("", "&completed_flag=1", "&start_record=20")) {
        long before = state.workouts().visited();
        int page = list(caller, "limit=25" + query).path("workouts").size();
        assertThat(state.workouts().visited() - before).as(query).isEqualTo(page);
      }
    }
  }

  @Test
  void getWorkouts_allPages_readEachRowOnce() {
    fill(ROWS);
    Set<String> ids = new HashSet<>();
    long before = state.workouts().visited();
    for (int start = 0; start < ROWS; start += 100) {
      list(owner, "limit=100&start_record=" + start)
          .path("workouts")
          .forEach(row -> ids.add(row.path("workout_id").asText()));
    }

    assertThat(ids).hasSize(ROWS);
    assertThat(state.workouts().visited() - before).isEqualTo(ROWS);
  }

  @Test
  void getWorkouts_ofEachAudience_listsWhatItMaySee() {
    fill(400);
    state.workouts().remove(state.workouts().visibleTo(owner, owner).get(17));
    for (ObjectNode row : List.copyOf(state.workouts().visibleTo(owner, owner).subList(0, 30))) {
      ObjectNode changed = row.deepCopy();
      state
          .workouts()
          .change(owner, changed, Json.object().put("privacy_setting", "3").put("notes", "n"));
      state.workouts().replace(row, changed);
    }
    for (String flag : List.of("", "0", "1")) {
      assertListed(owner, flag, Set.of("0", "1", "2", "3"));
      assertListed(friend, flag, Set.of("1", "3"));
      assertListed(stranger, flag, Set.of("3"));
      assertListed(null, flag, Set.of("3"));
    }
    state.friends().unfriend(owner, friend);
    assertListed(friend, "", Set.of("3"));
  }

  /** Compares with what a look at each row says. */
  private void assertListed(@Nullable User caller, String flag, Set<String> privacy) {
    List<String> expected =
        state.workouts().rows().of(owner).stream()
            .filter(row -> privacy.contains(row.path("workout_privacy_setting").asText()))
            .filter(row -> flag.isEmpty() || row.path("completed_flag").asText().equals(flag))
            .sorted(
                (a, b) -> {
                  int byDate =
                      b.path("workout_date").asText().compareTo(a.path("workout_date").asText());
                  return byDate != 0
                      ? byDate
                      : Long.compare(b.path("workout_id").asLong(), a.path("workout_id").asLong());
                })
            .map(row -> row.path("workout_id").asText())
            .toList();
    JsonNode output =
        list(caller, "limit=1000" + (flag.isEmpty() ? "" : "&completed_flag=" + flag));
    assertThat(output.path("workouts").findValuesAsText("workout_id")).isEqualTo(expected);
    assertThat(output.path("count").asInt()).isEqualTo(expected.size());
  }
}
