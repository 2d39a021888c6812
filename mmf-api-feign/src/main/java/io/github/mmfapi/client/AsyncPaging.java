package io.github.mmfapi.client;

import io.github.mmfapi.api.RoutesAsyncApi;
import io.github.mmfapi.api.WorkoutsAsyncApi;
import io.github.mmfapi.client.paging.AsyncRows;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.model.Workout;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The asynchronous side of {@link Paging}: the same lists, read without blocking. From {@link
 * MmfAsyncClient#paging()}. For another list, {@link AsyncRows#of} takes whatever fetches a page.
 * Immutable.
 */
public final class AsyncPaging {
  private final GeneratedApis apis;

  AsyncPaging(GeneratedApis apis) {
    this.apis = apis;
  }

  /** Returns the caller's workouts; see {@link Paging#workouts()}. */
  public AsyncRows<Workout> workouts() {
    return workouts(all -> {});
  }

  /**
   * Returns the workouts of a user; see {@link Paging#workouts(Consumer)}.
   *
   * @param parameters sets them on a new builder, at once and only once
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public AsyncRows<Workout> workouts(Consumer<GetWorkoutsRequest.Builder> parameters) {
    GetWorkoutsRequest list = PageRequests.workouts(parameters);
    WorkoutsAsyncApi api = apis.asynchronous(WorkoutsAsyncApi.class);
    return AsyncRows.of(
            (start, limit) ->
                paged(api.getWorkouts(PageRequests.page(list, start, limit)), PageRequests::page),
            Workout::workoutKey)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }

  /**
   * Returns the routes that a search finds; see {@link Paging#routes(Consumer)}.
   *
   * @param parameters sets them on a new builder, at once and only once
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public AsyncRows<RouteSummary> routes(Consumer<SearchRoutesRequest.Builder> parameters) {
    SearchRoutesRequest list = PageRequests.routes(parameters);
    RoutesAsyncApi api = apis.asynchronous(RoutesAsyncApi.class);
    return AsyncRows.of(
            (start, limit) ->
                paged(api.searchRoutes(PageRequests.page(list, start, limit)), PageRequests::page),
            RouteSummary::routeKey)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }

  /** Cancelling what comes of {@code thenApply} alone would leave the call under way. */
  @SuppressWarnings("FutureReturnValueIgnored") // It is the page's own outcome once more.
  private static <A, T> CompletableFuture<Page<T>> paged(
      CompletableFuture<A> answer, Function<A, Page<T>> read) {
    CompletableFuture<Page<T>> page = answer.thenApply(read);
    page.whenComplete(
        (rows, failure) -> {
          if (page.isCancelled()) {
            answer.cancel(true);
          }
        });
    return page;
  }
}
