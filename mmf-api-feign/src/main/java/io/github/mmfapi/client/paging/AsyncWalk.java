package io.github.mmfapi.client.paging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run through a list; each page that arrives leads to the next request. */
@SuppressWarnings("FutureReturnValueIgnored") // What goes wrong in a callback fails the result.
final class AsyncWalk<T> {
  private final PageWalk<T> walk;
  private final AsyncPageSource<T> source;
  private final int limit;
  private final Predicate<? super T> visitor;
  private final CompletableFuture<Void> result = new CompletableFuture<>();
  private volatile @Nullable CompletableFuture<Page<T>> underWay;

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

  /** Goes on for as long as pages are there at once; the stack does not grow with the list. */
  void advance() {
    while (!result.isDone()) {
      CompletableFuture<Page<T>> page = fetch();
      if (!page.isDone()) {
        underWay = page;
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
    CompletableFuture<Page<T>> page = underWay;
    if (page != null) {
      page.cancel(true);
    }
  }

  private CompletableFuture<Page<T>> fetch() {
    try {
      return source.fetch(walk.start(), limit);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void arrive(@Nullable Page<T> page, @Nullable Throwable failure) {
    if (page == null) {
      result.completeExceptionally(
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure);
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
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }
}
