package io.github.mmfapi.client.paging;

import io.github.mmfapi.client.internal.http.Futures;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a list once. Each page that arrives triggers the request for the next one. */
@SuppressWarnings("FutureReturnValueIgnored") // An exception in a callback fails the result.
final class AsyncWalk<T> {
  private final PageWalk<T> walk;
  private final AsyncPageSource<T> source;
  private final int limit;
  private final Predicate<? super T> visitor;
  private final CompletableFuture<Void> result = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<Page<T>> current;

  AsyncWalk(PageWalk<T> walk, AsyncPageSource<T> source, int limit, Predicate<? super T> visitor) {
    this.walk = walk;
    this.source = source;
    this.limit = limit;
    this.visitor = visitor;
    result.whenComplete((none, failure) -> cancelPage());
  }

  CompletableFuture<Void> result() {
    return result;
  }

  /** Loops while pages are complete at once, so that the stack does not grow with the list. */
  void advance() {
    while (!result.isDone()) {
      CompletableFuture<Page<T>> page = fetch();
      if (!page.isDone()) {
        current = page;
        page.whenComplete(
            (rows, failure) -> {
              arrive(rows, failure);
              advance();
            });
        if (result.isDone()) {
          cancelPage();
        }
        return;
      }
      page.whenComplete(this::arrive);
    }
  }

  private void cancelPage() {
    CompletableFuture<Page<T>> page = current;
    if (page != null) {
      page.cancel(true);
    }
  }

  private CompletableFuture<Page<T>> fetch() {
    try {
      return Objects.requireNonNull(source.fetch(walk.start(), limit), "the source gave no future");
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void arrive(@Nullable Page<T> page, @Nullable Throwable failure) {
    if (page == null) {
      result.completeExceptionally(
          failure == null
              ? new NullPointerException("the source gave no page")
              : Futures.unwrap(failure));
      return;
    }
    try {
      for (T row : walk.accept(page)) {
        if (result.isDone() || !visitor.test(row)) {
          result.complete(null);
          return;
        }
      }
      if (walk.isDone()) {
        result.complete(null);
      }
    } catch (RuntimeException | Error e) {
      // Nobody else would learn of it: this runs in a callback.
      result.completeExceptionally(e);
    }
  }
}
