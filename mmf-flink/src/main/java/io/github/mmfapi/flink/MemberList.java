package io.github.mmfapi.flink;

import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.wire.WireObject;

/** Names the lists that a job can export. */
public enum MemberList {
  /** The workouts, by month. */
  WORKOUTS("workouts", "workout", Workout.class),
  /** The routes. */
  ROUTES("routes", "route", RouteSummary.class);

  private final String folder;
  private final String rowName;
  private final Class<? extends WireObject> model;

  MemberList(String folder, String rowName, Class<? extends WireObject> model) {
    this.folder = folder;
    this.rowName = rowName;
    this.model = model;
  }

  String folder() {
    return folder;
  }

  String rowName() {
    return rowName;
  }

  Class<? extends WireObject> model() {
    return model;
  }

  String refusedFolder() {
    return "refused-" + folder;
  }

  MemberListSource source(SourceSettings settings) {
    return this == WORKOUTS ? new WorkoutSource(settings) : new RouteSource(settings);
  }
}
