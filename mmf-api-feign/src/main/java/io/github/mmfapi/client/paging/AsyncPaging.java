package io.github.mmfapi.client.paging;

import io.github.mmfapi.api.RoutesAsyncApi;
import io.github.mmfapi.api.WorkoutsAsyncApi;
import io.github.mmfapi.client.internal.http.Futures;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.model.Workout;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the lists of {@link Paging} without blocking. From {@code MmfAsyncClient.paging()}. For
 * other lists call {@link AsyncRows#of} with a function that fetches a page. Immutable.
 */
public final class AsyncPaging {
  private final Supplier<WorkoutsAsyncApi> workouts;
  private final Supplier<RoutesAsyncApi> routes;

  private AsyncPaging(Supplier<WorkoutsAsyncApi> workouts, Supplier<RoutesAsyncApi> routes) {
    this.workouts = workouts;
    this.routes = routes;
  }

  /**
   * Creates paging over generated interfaces, for those who assemble them themselves.
   *
   * @param workouts supplies the interface on the first use of its lists
   * @param routes supplies the interface on the first use of its lists
   * @return the paging
   */
  public static AsyncPaging of(
      Supplier<WorkoutsAsyncApi> workouts, Supplier<RoutesAsyncApi> routes) {
    return new AsyncPaging(
        Objects.requireNonNull(workouts, "workouts"), Objects.requireNonNull(routes, "routes"));
  }

  /** {@return the caller's workouts; see {@link Paging#workouts()}} */
  public AsyncRows<Workout> workouts() {
    return workouts(all -> {});
  }

  /**
   * {@return the workouts of a user; see {@link Paging#workouts(Consumer)}}
   *
   * @param parameters sets them on a new builder; called once, before this method returns
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public AsyncRows<Workout> workouts(Consumer<GetWorkoutsRequest.Builder> parameters) {
    GetWorkoutsRequest list = PageRequests.workouts(parameters);
    WorkoutsAsyncApi api = workouts.get();
    return AsyncRows.of(
            (start, limit) ->
                paged(api.getWorkouts(PageRequests.page(list, start, limit)), PageRequests::page),
            PageRequests::key)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }

  /**
   * {@return the routes that a search finds; see {@link Paging#routes(Consumer)}}
   *
   * @param parameters sets them on a new builder; called once, before this method returns
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public AsyncRows<RouteSummary> routes(Consumer<SearchRoutesRequest.Builder> parameters) {
    SearchRoutesRequest list = PageRequests.routes(parameters);
    RoutesAsyncApi api = routes.get();
    return AsyncRows.of(
            (start, limit) ->
                paged(api.searchRoutes(PageRequests.page(list, start, limit)), PageRequests::page),
            PageRequests::key)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }

  private static <A, T> CompletableFuture<Page<T>> paged(
      CompletableFuture<A> response, Function<A, Page<T>> mapping) {
    return Futures.onCancel(response.thenApply(mapping), () -> response.cancel(true));
  }
}
