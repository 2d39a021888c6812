package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.examples.service.DistanceChart.Bar;
import io.github.mmfapi.model.Workout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistanceChartTest {
  private static final LocalDate WEDNESDAY = LocalDate.of(2013, 1, 16);

  private static Workout workout(LocalDate day, String miles) {
    return Workout.builder().workoutDate(day).distance(new BigDecimal(miles)).build();
  }

  @Test
  void bars_areTheWeeksUpToToday() {
    List<Bar> bars =
        DistanceChart.of(
                List.of(
                    workout(WEDNESDAY, "2.5"),
                    workout(WEDNESDAY.minusDays(2), "2"),
                    workout(WEDNESDAY.minusDays(3), "9"),
                    workout(LocalDate.of(2012, 10, 29), "1"),
                    workout(LocalDate.of(2012, 10, 28), "100"),
                    workout(WEDNESDAY.plusDays(1), "100"),
                    workout(WEDNESDAY.plusDays(6), "100"),
                    Workout.builder().workoutDate(WEDNESDAY).build()),
                WEDNESDAY)
            .bars();

    assertThat(bars).hasSize(12);
    assertThat(bars.get(0))
        .isEqualTo(new Bar(LocalDate.of(2012, 10, 29), 1, 0, 170 - 145 / 9.0, 145 / 9.0));
    assertThat(bars.get(10)).isEqualTo(new Bar(LocalDate.of(2013, 1, 7), 9, 300, 25, 145));
    assertThat(bars.get(11)).isEqualTo(new Bar(LocalDate.of(2013, 1, 14), 5, 330, 97.5, 72.5));
  }

  @Test
  void withoutWorkouts_barsHaveNoHeight() {
    assertThat(DistanceChart.of(List.of(), WEDNESDAY).bars())
        .hasSize(12)
        .allSatisfy(bar -> assertThat(bar.height()).isZero());
  }
}
