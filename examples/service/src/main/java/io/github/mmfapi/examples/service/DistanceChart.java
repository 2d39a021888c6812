package io.github.mmfapi.examples.service;

import io.github.mmfapi.model.Workout;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
    Map<LocalDate, Double> miles =
        workouts.stream()
            .filter(workout -> workout.workoutDate() != null && workout.distance() != null)
            .collect(
                Collectors.groupingBy(
                    workout -> monday(Objects.requireNonNull(workout.workoutDate())),
                    Collectors.summingDouble(
                        workout ->
                            Objects.requireNonNullElse(workout.distance(), BigDecimal.ZERO)
                                .doubleValue())));
    LocalDate first = monday(today).minusWeeks(WEEKS - 1);
    double[] weeks =
        IntStream.range(0, WEEKS)
            .mapToDouble(week -> miles.getOrDefault(first.plusWeeks(week), 0.0))
            .toArray();
    double scale =
        HIGHEST / Math.max(1, IntStream.range(0, WEEKS).mapToDouble(w -> weeks[w]).max().orElse(0));
    return new DistanceChart(
        IntStream.range(0, WEEKS)
            .mapToObj(week -> bar(week, first.plusWeeks(week), weeks[week], weeks[week] * scale))
            .toList());
  }

  private static Bar bar(int week, LocalDate monday, double miles, double height) {
    return new Bar(monday, Math.round(miles), week * BAR_DISTANCE, FLOOR - height, height);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
