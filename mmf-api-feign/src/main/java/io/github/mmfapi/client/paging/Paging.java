package io.github.mmfapi.client.paging;

import io.github.mmfapi.api.RoutesApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.model.Workout;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the paged lists whose rows the spec describes, each as one sequence of rows; see {@link
 * Rows}. From {@code MmfClient.paging()}. For other lists call {@link Rows#of} with a function that
 * fetches a page. Immutable.
 *
 * <p>Each page is a normal call: signed, retried, reported to listeners, and failing with {@link
 * MmfException}. A page whose rows cannot be read as a list of objects fails too.
 */
public final class Paging {
  private final Supplier<WorkoutsApi> workouts;
  private final Supplier<RoutesApi> routes;

  private Paging(Supplier<WorkoutsApi> workouts, Supplier<RoutesApi> routes) {
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
  public static Paging of(Supplier<WorkoutsApi> workouts, Supplier<RoutesApi> routes) {
    return new Paging(
        Objects.requireNonNull(workouts, "workouts"), Objects.requireNonNull(routes, "routes"));
  }

  /** {@return the caller's workouts, by {@code workouts/get_workouts}} */
  public Rows<Workout> workouts() {
    return workouts(all -> {});
  }

  /**
   * {@return the workouts of a user, by {@code workouts/get_workouts}} Their order is not
   * documented. Rows are identified by {@code workout_key}, or by all their values without one.
   *
   * @param parameters sets them on a new builder; called once, before this method returns. {@code
   *     start_record} becomes the {@link Rows#startRecord} and {@code limit} the {@link
   *     Rows#pageSize}
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public Rows<Workout> workouts(Consumer<GetWorkoutsRequest.Builder> parameters) {
    GetWorkoutsRequest list = PageRequests.workouts(parameters);
    WorkoutsApi api = workouts.get();
    return Rows.of(
            (start, limit) ->
                PageRequests.page(api.getWorkouts(PageRequests.page(list, start, limit))),
            PageRequests::key)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }

  /**
   * {@return the routes that a search finds, by {@code routes/search_routes}} Rows are identified
   * by {@code route_key}, or by all their values without one.
   *
   * @param parameters sets them on a new builder; called once, before this method returns. {@code
   *     start_record} becomes the {@link Rows#startRecord} and {@code limit} the {@link
   *     Rows#pageSize}
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public Rows<RouteSummary> routes(Consumer<SearchRoutesRequest.Builder> parameters) {
    SearchRoutesRequest list = PageRequests.routes(parameters);
    RoutesApi api = routes.get();
    return Rows.of(
            (start, limit) ->
                PageRequests.page(api.searchRoutes(PageRequests.page(list, start, limit))),
            PageRequests::key)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }
}
