package io.github.mmfapi.cli.internal.workouts;

import io.github.mmfapi.model.Workout;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that select workouts by their day. No parameter of {@code get_workouts} for it is
 * known, and neither is the order of its rows, so all pages are read and rows are left out here.
 */
final class DateOptions implements Predicate<Workout> {
  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Only workouts of this day or later, such as 2013-01-16.")
  private @Nullable LocalDate since;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Only workouts of this day or earlier.")
  private @Nullable LocalDate until;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  // picocli sets the specification before a command reads the options.
  @SuppressWarnings("NullAway.Init")
  DateOptions() {}

  /** Checks that the days are in order. */
  void check() {
    if (since != null && until != null && until.isBefore(since)) {
      throw new ParameterException(
          spec.commandLine(), "--until " + until + " is before --since " + since);
    }
  }

  /** Returns whether the day of a workout is selected; without a day it is not, unless all are. */
  @Override
  public boolean test(Workout workout) {
    LocalDate day = workout.workoutDate();
    return day == null
        ? since == null && until == null
        : (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
  }

  /** Returns the options in words. */
  @Override
  public String toString() {
    return (since == null ? "" : " since " + since) + (until == null ? "" : " until " + until);
  }
}
