package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteDrawingTest {

  private static Map<String, Object> drawing(TrackPoint... points) {
    Map<String, Object> drawing = RouteDrawing.of(List.of(points));
    assertThat(drawing).isNotNull();
    return drawing;
  }

  /** North is at the top, the drawing fills one direction up to its margin, and is centred. */
  @ParameterizedTest
  @CsvSource({
    // As wide as the drawing, as high as it, and where a degree of longitude is half as long.
    "0.5, 0, -0.5, 3, '10,40 190,100'",
    "1, 10, -1, 11, '70,10 130,130'",
    "60.5, -122, 59.5, -120, '40,10 160,130'"
  })
  void of_twoPoints_fitsTheDrawing(
      double latitude, double longitude, double toLatitude, double toLongitude, String line) {
    Map<String, Object> drawing =
        drawing(TrackPoint.at(latitude, longitude), TrackPoint.at(toLatitude, toLongitude));

    assertThat(drawing)
        .containsEntry("line", line)
        .containsEntry("points", 2)
        .containsEntry("startX", line.substring(0, line.indexOf(',')))
        .containsEntry("startY", line.substring(line.indexOf(',') + 1, line.indexOf(' ')));
  }

  @Test
  void of_onePoint_isWithinTheDrawing() {
    assertThat(drawing(TrackPoint.at(45, -122))).containsEntry("line", "40,10");
  }

  @Test
  void of_manyPoints_drawsAtMostFourHundred() {
    assertThat(drawn(399)).isEqualTo(399);
    assertThat(drawn(400)).isEqualTo(200);
    assertThat(drawn(799)).isEqualTo(400);
    assertThat(drawn(800)).isEqualTo(267);
  }

  private static long drawn(int points) {
    Map<String, Object> drawing =
        drawing(Collections.nCopies(points, TrackPoint.at(45, -122)).toArray(TrackPoint[]::new));
    assertThat(drawing).containsEntry("points", points);
    return drawing.get("line").toString().chars().filter(c -> c == ',').count();
  }

  @Test
  void of_noPoint_isNothing() {
    assertThat(RouteDrawing.of(List.of())).isNull();
  }
}
