package io.github.mmfapi.client;

import io.github.mmfapi.api.RoutesApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.paging.Rows;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.model.Workout;
import java.util.function.Consumer;

/**
 * The lists whose rows the spec describes, as one sequence of rows each, steady while others add
 * and delete rows; see {@link Rows}. From {@link MmfClient#paging()}. For another list, {@link
 * Rows#of} takes whatever fetches a page. Immutable.
 *
 * <p>Every page is a call like any other: signed, retried, counted, and failing with {@link
 * MmfException}.
 */
public final class Paging {
  private final GeneratedApis apis;

  Paging(GeneratedApis apis) {
    this.apis = apis;
  }

  /** Returns the caller's workouts, by {@code workouts/get_workouts}. */
  public Rows<Workout> workouts() {
    return workouts(all -> {});
  }

  /**
   * Returns the workouts of a user, by {@code workouts/get_workouts}. In which order they come is
   * not on record. Rows are told apart by {@code workout_key}.
   *
   * @param parameters sets them on a new builder, at once and only once. {@code start_record} is
   *     the {@link Rows#startRecord} and {@code limit} the {@link Rows#pageSize} to begin with
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public Rows<Workout> workouts(Consumer<GetWorkoutsRequest.Builder> parameters) {
    GetWorkoutsRequest list = PageRequests.workouts(parameters);
    WorkoutsApi api = apis.synchronous(WorkoutsApi.class);
    return Rows.of(
            (start, limit) ->
                PageRequests.page(api.getWorkouts(PageRequests.page(list, start, limit))),
            Workout::workoutKey)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }

  /**
   * Returns the routes that a search finds, by {@code routes/search_routes}. Rows are told apart by
   * {@code route_key}.
   *
   * @param parameters sets them on a new builder, at once and only once. {@code start_record} is
   *     the {@link Rows#startRecord} and {@code limit} the {@link Rows#pageSize} to begin with
   * @throws io.github.mmfapi.value.InvalidRequestException if what was set cannot be sent
   * @throws IllegalArgumentException if {@code start_record} is negative or {@code limit} below 2
   */
  public Rows<RouteSummary> routes(Consumer<SearchRoutesRequest.Builder> parameters) {
    SearchRoutesRequest list = PageRequests.routes(parameters);
    RoutesApi api = apis.synchronous(RoutesApi.class);
    return Rows.of(
            (start, limit) ->
                PageRequests.page(api.searchRoutes(PageRequests.page(list, start, limit))),
            RouteSummary::routeKey)
        .startRecord(PageRequests.startRecord(list.startRecord()))
        .pageSize(PageRequests.pageSize(list.limit()));
  }
}
