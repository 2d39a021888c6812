package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistanceChartTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A Wednesday. */
  private static final LocalDate TODAY = LocalDate.of(2013, 1, 16);

  private static ObjectNode workout(String date, String miles) {
    return JSON.createObjectNode().put("workout_date", date).put("distance", miles);
  }

  private static JsonNode chart(ObjectNode... workouts) {
    return JSON.valueToTree(DistanceChart.of(List.of(workouts), TODAY));
  }

  @Test
  void of_workoutsOfSeveralWeeks_addsThoseOfEachWeekFromMondayOn() {
    JsonNode chart =
        chart(
            workout("2013-01-14", "3"),
            workout("2013-01-16", "1.5"),
            workout("2013-01-13", "9"),
            workout("2012-01-16", "1"),
            // A week before the first one, and rows without distance or date.
            workout("2012-01-15", "100"),
            workout("2013-01-15", ""),
            workout("", "100"));

    assertThat(chart.path("first").asText()).isEqualTo("2012-01-16");
    assertThat(chart.path("last").asText()).isEqualTo("2013-01-14");
    assertThat(chart.path("most").asText()).isEqualTo("9");
    assertThat(chart.path("sum").asText()).isEqualTo("14.5");
    JsonNode bars = chart.path("bars");
    assertThat(bars).hasSize(53);
    assertThat(bars.get(52))
        .isEqualTo(bar(521, "60", "60", "2013-01-14", "4.5"))
        .isNotEqualTo(bars.get(51));
    assertThat(bars.get(51)).isEqualTo(bar(511, "0", "120", "2013-01-07", "9"));
    assertThat(bars.get(50)).isEqualTo(bar(501, "120", "0", "2012-12-31", "0"));
    assertThat(bars.get(0)).isEqualTo(bar(1, "106.7", "13.3", "2012-01-16", "1"));
  }

  private static JsonNode bar(int x, String y, String height, String week, String miles) {
    return JSON.createObjectNode()
        .put("x", x)
        .put("y", y)
        .put("width", 8)
        .put("height", height)
        .put("week", week)
        .put("miles", miles);
  }

  @Test
  void of_aWorkoutToCome_endsWithItsWeek() {
    assertThat(chart(workout("2013-01-20", "1")).path("last").asText()).isEqualTo("2013-01-14");
    assertThat(chart(workout("2013-01-21", "1")).path("last").asText()).isEqualTo("2013-01-21");
    assertThat(chart(workout("2013-03-09", "1")).path("last").asText()).isEqualTo("2013-03-04");
    // Further than the chart is wide, such as a year that was mistyped.
    assertThat(chart(workout("2013-03-10", "1"), workout("2013-01-16", "1")).path("last").asText())
        .isEqualTo("2013-01-14");
  }

  @Test
  void of_workoutsWithoutDistance_isNothing() {
    assertThat(DistanceChart.of(List.of(), TODAY)).isNull();
    assertThat(DistanceChart.of(List.of(workout("2013-01-16", "0")), TODAY)).isNull();
    assertThat(DistanceChart.of(List.of(workout("2012-01-15", "1")), TODAY)).isNull();
  }
}
