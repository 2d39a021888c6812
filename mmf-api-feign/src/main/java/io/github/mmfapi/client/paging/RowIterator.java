package io.github.mmfapi.client.paging;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Fetches page after page as rows are requested. */
final class RowIterator<T> implements Iterator<T> {
  private final PageWalk<T> walk;
  private final PageSource<T> source;
  private final int limit;
  private final @Nullable Executor prefetcher;
  private @Nullable CompletableFuture<Page<T>> ahead;
  private Iterator<T> rows = List.<T>of().iterator();

  RowIterator(PageWalk<T> walk, PageSource<T> source, int limit, @Nullable Executor prefetcher) {
    this.walk = walk;
    this.source = source;
    this.limit = limit;
    this.prefetcher = prefetcher;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && !walk.isDone()) {
      rows = walk.accept(fetch()).iterator();
      fetchAhead();
    }
    return rows.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has no more rows; call hasNext() first");
    }
    return rows.next();
  }

  private Page<T> fetch() {
    CompletableFuture<Page<T>> fetched = ahead;
    if (fetched == null) {
      return source.fetch(walk.start(), limit);
    }
    ahead = null;
    try {
      return fetched.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void fetchAhead() {
    if (prefetcher != null && !walk.isDone()) {
      int start = walk.start();
      ahead = CompletableFuture.supplyAsync(() -> source.fetch(start, limit), prefetcher);
    }
  }
}
