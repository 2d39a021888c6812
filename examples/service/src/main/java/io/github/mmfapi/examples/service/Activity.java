package io.github.mmfapi.examples.service;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The types of activity that the form offers, with their ids at MapMyFitness. */
enum Activity {
  RUN(16, "Run"),
  RIDE(11, "Ride"),
  WALK(9, "Walk");

  private final long id;
  private final String label;

  Activity(long id, String label) {
    this.id = id;
    this.label = label;
  }

  long id() {
    return id;
  }

  /** Returns the name for people. Templates call it. */
  public String label() {
    return label;
  }

  /** Returns the name of a type; "Other" for one that the form does not offer. */
  static String labelOf(@Nullable Long id) {
    return Arrays.stream(values())
        .filter(activity -> id != null && activity.id == id)
        .map(Activity::label)
        .findFirst()
        .orElse("Other");
  }
}
