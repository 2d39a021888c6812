package io.github.mmfapi.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.Workout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A list that is read page by page, each page by another object, as after a restart. */
@Timeout(60)
class ListPositionTest {
  private final List<Integer> read = new ArrayList<>();

  @Test
  void next_rowsRemovedInFront_leavesNoneOut() {
    ChangingList list = new ChangingList(500);
    list.beforeEachPage = rows -> rows.subList(0, 30).clear();
    ListPosition end = readAll(list, 50);

    // What was removed before it was read is not there; all that stayed is.
    assertThat(read).doesNotHaveDuplicates().containsAll(list.rows);
    assertThat(end.isEnd()).isTrue();
    assertThat(end.keys()).hasSameSizeAs(read);
  }

  @Test
  void next_rowsAddedInFront_returnsNoneTwice() {
    ChangingList list = new ChangingList(500);
    int[] next = {1_000};
    list.beforeEachPage = rows -> rows.add(0, next[0]++);
    readAll(list, 20);

    assertThat(read).doesNotHaveDuplicates();
    assertThat(read).containsAll(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void next_emptyList_ends() {
    assertThat(readAll(new ChangingList(0), 20)).isEqualTo(new ListPosition(0, List.of(), 0, true));
  }

  @Test
  void next_serverThatIgnoresTheStart_isDetected() {
    List<Integer> page = IntStream.range(0, 5).boxed().toList();
    AsyncRows<Integer> rows =
        AsyncRows.of(
                (int start, int limit) -> CompletableFuture.completedFuture(new Page<>(page, null)),
                Function.<Integer>identity())
            .pageSize(5);
    ListPosition position = ListPosition.START;
    for (int i = 0; i < 10; i++) {
      position = rows.next(position).join().next();
    }
    assertThat(rows.next(position))
        .failsWithin(1, TimeUnit.SECONDS)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCauseInstanceOf(RowsLostException.class);
  }

  @Test
  void next_workoutWithoutAKey_isIdentifiedByItsValues() throws JsonProcessingException {
    Workout workout = new ObjectMapper().readValue("{\"notes\":\"a\"}", Workout.class);
    Workout keyed = new ObjectMapper().readValue("{\"workout_key\":\"7\"}", Workout.class);
    AsyncRows<Workout> rows =
        AsyncRows.of(
            (int start, int limit) ->
                CompletableFuture.completedFuture(new Page<>(List.of(workout, keyed), 2)),
            PageRequests::key);

    RowBatch<Workout> batch = rows.next(ListPosition.START).join();
    assertThat(batch.rows().get(0).key()).matches("sha256:[0-9a-f]{64}");
    assertThat(batch.rows().get(1).key()).isEqualTo("7");
    assertThat(batch.next().keys())
        .isEqualTo(batch.rows().stream().map(RowBatch.Row::key).toList());
  }

  @Test
  void next_atTheEnd_isRefused() {
    AsyncRows<Integer> rows =
        AsyncRows.of(
            (int start, int limit) -> CompletableFuture.completedFuture(new Page<>(List.of(), 0)),
            Function.<Integer>identity());
    ListPosition end = rows.next(ListPosition.START).join().next();
    assertThatIllegalArgumentException().isThrownBy(() -> rows.next(end));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ListPosition(-1, List.of(), 0, false));
  }

  private ListPosition readAll(ChangingList list, int pageSize) {
    ListPosition position = ListPosition.START;
    while (!position.isEnd()) {
      AsyncRows<Integer> rows =
          AsyncRows.of(
              (int start, int limit) -> CompletableFuture.completedFuture(list.page(start, limit)),
              Function.<Integer>identity());
      RowBatch<Integer> batch = rows.pageSize(pageSize).next(position).join();
      batch.rows().forEach(row -> read.add(row.value()));
      position = batch.next();
    }
    return position;
  }
}
