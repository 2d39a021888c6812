package io.github.mmfapi.flink;

/** Names the lists that a job can export. */
public enum MemberList {
  /** The workouts, by month. */
  WORKOUTS("workouts", "workout"),
  /** The routes. */
  ROUTES("routes", "route");

  private final String folder;
  private final String rowName;

  MemberList(String folder, String rowName) {
    this.folder = folder;
    this.rowName = rowName;
  }

  String folder() {
    return folder;
  }

  String rowName() {
    return rowName;
  }

  String refusedFolder() {
    return "refused-" + folder;
  }

  MemberListSource source(SourceSettings settings) {
    return this == WORKOUTS ? new WorkoutSource(settings) : new RouteSource(settings);
  }
}
