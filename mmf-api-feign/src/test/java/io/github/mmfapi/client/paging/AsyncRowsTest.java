package io.github.mmfapi.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncRowsTest {
  private final List<Integer> read = new ArrayList<>();

  @Test
  void forEachWhile_pagesThatAreCompleteAtOnce_needNoStack() {
    ChangingList list = new ChangingList(100_000);
    AsyncRows<Integer> rows =
        AsyncRows.of(
            (start, limit) -> CompletableFuture.completedFuture(list.page(start, limit)),
            Function.<Integer>identity());
    assertThat(rows.pageSize(2).forEachWhile(read::add)).isCompleted();
    assertThat(read).isEqualTo(list.rows);
  }

  @Test
  void forEachWhile_pagesThatComeLater_areReadInOrderWhileTheListChanges() throws Exception {
    ChangingList list = new ChangingList(5000);
    list.beforeEachPage = rows -> rows.remove(0);
    ExecutorService server = Executors.newSingleThreadExecutor();
    try {
      AsyncRows<Integer> rows =
          AsyncRows.of(
              (start, limit) ->
                  CompletableFuture.supplyAsync(() -> list.page(start, limit), server),
              Function.<Integer>identity());
      rows.startRecord(0).forEachWhile(read::add).get(30, TimeUnit.SECONDS);
    } finally {
      server.shutdown();
    }
    assertThat(read).containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
  }

  @Test
  void forEachWhile_visitorThatStops_sendsNoFurtherRequest() {
    ChangingList list = new ChangingList(5000);
    AsyncRows<Integer> rows =
        AsyncRows.of(
            (start, limit) -> CompletableFuture.completedFuture(list.page(start, limit)),
            Function.<Integer>identity());
    assertThat(rows.forEachWhile(row -> row < 24)).isCompleted();
    assertThat(list.requests).hasSize(1);
  }

  @Test
  void forEachWhile_failures_failTheResultWithThem() {
    IllegalStateException failure = new IllegalStateException("reset");
    AsyncRows<Integer> failing =
        AsyncRows.of((start, limit) -> CompletableFuture.failedFuture(failure), row -> row);
    assertThat(failing.forEachWhile(read::add))
        .failsWithin(1, TimeUnit.SECONDS)
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCause(failure);
    AsyncRows<Integer> throwing =
        AsyncRows.of(
            (start, limit) -> {
              throw failure;
            },
            row -> row);
    assertThat(throwing.forEachWhile(read::add)).isCompletedExceptionally();
    AsyncRows<Integer> visited =
        AsyncRows.of(
            (start, limit) ->
                CompletableFuture.completedFuture(new ChangingList(3).page(start, limit)),
            row -> row);
    assertThat(
            visited.forEachWhile(
                row -> {
                  throw failure;
                }))
        .isCompletedExceptionally();
  }

  @Test
  void forEachWhile_cancelled_cancelsTheCurrentPage() {
    CompletableFuture<Page<Integer>> page = new CompletableFuture<>();
    AsyncRows<Integer> rows = AsyncRows.of((start, limit) -> page, row -> row);
    CompletableFuture<Void> result = rows.forEachWhile(read::add);
    assertThat(result).isNotDone();
    result.cancel(true);
    assertThat(page).isCancelled();
  }

  /** Cancelled while the page is requested: by another thread, or by the source itself. */
  @Test
  void forEachWhile_cancelledWhileAPageIsRequested_cancelsThatPage() {
    CompletableFuture<Page<Integer>> first = new CompletableFuture<>();
    CompletableFuture<Page<Integer>> second = new CompletableFuture<>();
    CompletableFuture<CompletableFuture<Void>> result = new CompletableFuture<>();
    AsyncRows<Integer> rows =
        AsyncRows.of(
            (start, limit) -> {
              if (start == 0) {
                return first;
              }
              result.join().cancel(true);
              return second;
            },
            row -> row);
    result.complete(rows.forEachWhile(read::add));
    first.complete(new ChangingList(100).page(0, 25));

    assertThat(result.join()).isCancelled();
    assertThat(second).isCancelled();
    assertThat(read).hasSize(25);
  }

  @Test
  void forEachWhile_cancelledByItsVisitor_visitsNoFurtherRow() {
    CompletableFuture<Page<Integer>> page = new CompletableFuture<>();
    CompletableFuture<CompletableFuture<Void>> result = new CompletableFuture<>();
    AsyncRows<Integer> rows = AsyncRows.of((start, limit) -> page, row -> row);
    result.complete(
        rows.forEachWhile(
            row -> {
              result.join().cancel(true);
              return read.add(row);
            }));
    page.complete(new ChangingList(100).page(0, 25));

    assertThat(read).containsExactly(0);
  }

  @Test
  void settings_invalid_areRejected() {
    AsyncRows<Integer> rows = AsyncRows.of((start, limit) -> new CompletableFuture<>(), row -> row);
    assertThatIllegalArgumentException().isThrownBy(() -> rows.pageSize(1));
    assertThatIllegalArgumentException().isThrownBy(() -> rows.startRecord(-1));
  }
}
