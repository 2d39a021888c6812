package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.WireText;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The distance of a user's workouts by week, as the bars of a drawing. */
final class DistanceChart {
  private static final int WEEKS = 53;
  private static final int WIDTH = 530;
  private static final int HEIGHT = 120;

  private DistanceChart() {}

  /**
   * Returns the last 53 weeks with a workout at their end, which start on Mondays; null if no
   * workout has a distance.
   */
  static @Nullable Map<String, Object> of(Collection<ObjectNode> workouts, LocalDate today) {
    LocalDate last = monday(today);
    for (ObjectNode row : workouts) {
      LocalDate date = WireText.date(row.path("workout_date").asText());
      if (date != null && date.isAfter(last) && date.isBefore(today.plusDays(WEEKS))) {
        last = monday(date);
      }
    }
    double[] miles = new double[WEEKS];
    for (ObjectNode row : workouts) {
      LocalDate date = WireText.date(row.path("workout_date").asText());
      String distance = row.path("distance").asText();
      if (date != null && WireText.isDecimal(distance)) {
        long week = WEEKS - 1 - ChronoUnit.WEEKS.between(monday(date), last);
        if (week >= 0 && week < WEEKS) {
          miles[(int) week] += Double.parseDouble(distance);
        }
      }
    }
    double most = 0;
    double sum = 0;
    for (double week : miles) {
      most = Math.max(most, week);
      sum += week;
    }
    return most > 0 ? chart(miles, most, sum, last) : null;
  }

  private static Map<String, Object> chart(
      double[] miles, double most, double sum, LocalDate last) {
    List<Map<String, Object>> bars = new ArrayList<>();
    int step = WIDTH / WEEKS;
    LocalDate first = last.minusWeeks(WEEKS - 1L);
    for (int week = 0; week < WEEKS; week++) {
      double height = miles[week] / most * HEIGHT;
      bars.add(
          new Model()
              .with("x", week * step + 1)
              .with("y", WireText.decimal(HEIGHT - height, 1))
              .with("width", step - 2)
              .with("height", WireText.decimal(height, 1))
              .with("week", first.plusWeeks(week).toString())
              .with("miles", WireText.decimal(miles[week], 1))
              .values());
    }
    return new Model()
        .with("bars", bars)
        .with("width", WIDTH)
        .with("height", HEIGHT)
        .with("first", first.toString())
        .with("last", last.toString())
        .with("most", WireText.decimal(most, 1))
        .with("sum", WireText.decimal(sum, 1))
        .values();
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
