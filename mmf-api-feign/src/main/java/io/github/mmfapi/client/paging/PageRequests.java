package io.github.mmfapi.client.paging;

import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.RoutePage;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.wire.RequestParameters;
import io.github.mmfapi.wire.WireBuilder;
import io.github.mmfapi.wire.WireObject;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Derives the requests for single pages from the request for the whole list. */
final class PageRequests {
  private PageRequests() {}

  static GetWorkoutsRequest workouts(Consumer<GetWorkoutsRequest.Builder> parameters) {
    GetWorkoutsRequest.Builder builder = GetWorkoutsRequest.builder();
    parameters.accept(builder);
    return builder.build();
  }

  static SearchRoutesRequest routes(Consumer<SearchRoutesRequest.Builder> parameters) {
    SearchRoutesRequest.Builder builder = SearchRoutesRequest.builder();
    parameters.accept(builder);
    return builder.build();
  }

  static GetWorkoutsRequest page(GetWorkoutsRequest list, int startRecord, int limit) {
    return copy(list, GetWorkoutsRequest.builder()).startRecord(startRecord).limit(limit).build();
  }

  static SearchRoutesRequest page(SearchRoutesRequest list, int startRecord, int limit) {
    return copy(list, SearchRoutesRequest.builder()).startRecord(startRecord).limit(limit).build();
  }

  /** Copies by wire name, so that parameters that the spec does not list are copied too. */
  private static <B extends WireBuilder<?, B>> B copy(RequestParameters from, B to) {
    from.forEach((name, value) -> to.set(name, (String) value));
    return to;
  }

  /**
   * Takes the rows of a response.
   *
   * @throws MmfResponseException if they cannot be read as a list
   */
  static Page<Workout> page(WorkoutPage response) {
    requireList(response, "workouts", "workouts/get_workouts");
    return new Page<>(response.workouts(), response.count());
  }

  /**
   * Takes the rows of a response.
   *
   * @throws MmfResponseException if they cannot be read as a list
   */
  static Page<RouteSummary> page(RoutePage response) {
    requireList(response, "routes", "routes/search_routes");
    return new Page<>(response.routes(), response.count());
  }

  /** Rows that cannot be read would end the list silently. */
  private static void requireList(WireObject page, String rows, String operation) {
    String count = page.text("count");
    boolean none = !page.has(rows) && (count == null || count.equals("0"));
    if (!none && !page.isList(rows)) {
      throw MmfResponseException.of(
          FailedCall.of("GET", operation, 200),
          "\"" + rows + "\" is missing or cannot be read as a list of objects");
    }
  }

  /** Identifies a workout by its key, or by all its values if it has none. */
  static Object key(Workout workout) {
    return Objects.requireNonNullElse(workout.workoutKey(), workout);
  }

  /** Identifies a route by its key, or by all its values if it has none. */
  static Object key(RouteSummary route) {
    return Objects.requireNonNullElse(route.routeKey(), route);
  }

  static int startRecord(@Nullable Integer value) {
    return Objects.requireNonNullElse(value, 0);
  }

  static int pageSize(@Nullable Integer value) {
    return Objects.requireNonNullElse(value, Rows.DEFAULT_PAGE_SIZE);
  }
}
