package io.github.mmfapi.examples.service;

import io.github.mmfapi.model.Workout;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distance of each of the last twelve weeks, as bars in a drawing of 360 by 200.
 *
 * @param bars a bar for each week, the oldest first
 */
record DistanceChart(List<Bar> bars) {
  private static final int WEEKS = 12;
  private static final int BAR_DISTANCE = 30;
  private static final double FLOOR = 170;
  private static final double HIGHEST = 145;

  /**
   * The bar of a week.
   *
   * @param monday the first day of the week
   * @param miles the distance
   * @param x where the space of the bar begins
   * @param y the top of the bar
   * @param height the height of the bar
   */
  record Bar(LocalDate monday, long miles, int x, double y, double height) {}

  static DistanceChart of(List<Workout> workouts, LocalDate today) {
    LocalDate first = monday(today).minusWeeks(WEEKS - 1);
    double[] miles = new double[WEEKS];
    for (Workout workout : workouts) {
      LocalDate day = workout.workoutDate();
      BigDecimal distance = workout.distance();
      if (day != null && distance != null && !day.isBefore(first) && !day.isAfter(today)) {
        miles[(int) ChronoUnit.WEEKS.between(first, day)] += distance.doubleValue();
      }
    }
    double scale = HIGHEST / Math.max(1, Arrays.stream(miles).max().orElse(0));
    return new DistanceChart(
        IntStream.range(0, WEEKS)
            .mapToObj(week -> bar(week, first.plusWeeks(week), miles[week], scale))
            .toList());
  }

  private static Bar bar(int week, LocalDate monday, double miles, double scale) {
    double height = miles * scale;
    return new Bar(monday, Math.round(miles), week * BAR_DISTANCE, FLOOR - height, height);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
