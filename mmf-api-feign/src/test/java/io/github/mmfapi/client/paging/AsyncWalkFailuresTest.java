package io.github.mmfapi.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever breaks while a list is read, and whenever its pages come: the result fails with it, and
 * nothing more is read.
 */
class AsyncWalkFailuresTest {
  private static final int SIZE = 4;

  /** What breaks at the second page. */
  private enum Broken {
    FETCH,
    PAGE,
    KEY,
    VISITOR,
    NO_FUTURE,
    NO_PAGE
  }

  private record Case(Broken broken, Throwable failure, boolean later) {
    @Override
    public String toString() {
      return broken + " by " + failure.getClass().getSimpleName() + (later ? ", later" : "");
    }
  }

  static Stream<Case> cases() {
    List<Throwable> failures =
        List.of(new IllegalStateException("no"), new StackOverflowError("no"));
    return Stream.of(Broken.values())
        .flatMap(
            broken ->
                failures.stream()
                    .flatMap(
                        failure ->
                            Stream.of(false, true).map(later -> new Case(broken, failure, later))));
  }

  private final List<CompletableFuture<Page<Integer>>> fetched = new ArrayList<>();
  private final List<Integer> read = new ArrayList<>();

  @SuppressWarnings("TypeParameterUnusedInFormals") // It never returns.
  private static <T> T thrown(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private CompletableFuture<Page<Integer>> fetch(Case of, int start, int limit) {
    boolean second = fetched.size() == 1;
    Page<Integer> page = new Page<>(IntStream.range(start, start + limit).boxed().toList(), 100);
    CompletableFuture<Page<Integer>> response = new CompletableFuture<>();
    fetched.add(response);
    if (second && of.broken() == Broken.FETCH) {
      return thrown(of.failure());
    }
    if (second && of.broken() == Broken.NO_FUTURE) {
      return null;
    }
    if (!of.later()) {
      complete(of, response, page, second);
    }
    return response;
  }

  private static void complete(
      Case of, CompletableFuture<Page<Integer>> response, Page<Integer> page, boolean second) {
    if (second && of.broken() == Broken.PAGE) {
      response.completeExceptionally(of.failure());
    } else {
      response.complete(second && of.broken() == Broken.NO_PAGE ? null : page);
    }
  }

  private static Integer key(Case of, Integer row) {
    return of.broken() == Broken.KEY && row >= SIZE ? thrown(of.failure()) : row;
  }

  private boolean visit(Case of, Integer row) {
    if (of.broken() == Broken.VISITOR && row >= SIZE) {
      return thrown(of.failure());
    }
    return read.add(row);
  }

  private void respondLater(Case of) {
    for (int i = 0; i < 2 && i < fetched.size(); i++) {
      int start = i * (SIZE - 1);
      Page<Integer> page = new Page<>(IntStream.range(start, start + SIZE).boxed().toList(), 100);
      CompletableFuture<Page<Integer>> response = fetched.get(i);
      boolean second = i == 1;
      assertThat(catchThrowable(() -> complete(of, response, page, second))).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void forEachWhile_whateverBreaks_fails(Case of) throws InterruptedException {
    CompletableFuture<Void> result =
        AsyncRows.<Integer>of((start, limit) -> fetch(of, start, limit), row -> key(of, row))
            .pageSize(SIZE)
            .forEachWhile(row -> visit(of, row));
    if (of.later()) {
      respondLater(of);
    }

    assertThat(result).as("ended").isDone();
    Throwable cause =
        catchThrowable(() -> result.get(0, TimeUnit.SECONDS)) instanceof ExecutionException e
            ? e.getCause()
            : null;
    if (of.broken() == Broken.NO_FUTURE || of.broken() == Broken.NO_PAGE) {
      assertThat(cause).isInstanceOf(NullPointerException.class).hasMessageContaining("no ");
    } else {
      assertThat(cause).isSameAs(of.failure());
    }
    assertThat(fetched).as("pages").hasSize(2);
    assertThat(read).containsExactly(0, 1, 2, 3);
  }
}
