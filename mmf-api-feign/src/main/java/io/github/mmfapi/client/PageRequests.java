package io.github.mmfapi.client;

import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.Rows;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.RoutePage;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.wire.RequestParameters;
import io.github.mmfapi.wire.WireBuilder;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The requests for single pages, made of the one for the whole list; the same for both sides. */
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

  /** By wire name, so that parameters come along which the spec does not list. */
  private static <B extends WireBuilder<?, B>> B copy(RequestParameters from, B to) {
    from.forEach((name, value) -> to.set(name, (String) value));
    return to;
  }

  static Page<Workout> page(WorkoutPage answer) {
    return new Page<>(answer.workouts(), answer.count());
  }

  static Page<RouteSummary> page(RoutePage answer) {
    return new Page<>(answer.routes(), answer.count());
  }

  static int startRecord(@Nullable Integer wanted) {
    return Objects.requireNonNullElse(wanted, 0);
  }

  static int pageSize(@Nullable Integer wanted) {
    return Objects.requireNonNullElse(wanted, Rows.DEFAULT_PAGE_SIZE);
  }
}
