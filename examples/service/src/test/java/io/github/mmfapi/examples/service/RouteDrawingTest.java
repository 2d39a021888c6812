package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.model.RoutePosition;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteDrawingTest {

  private static RoutePosition at(String lat, String lng) {
    return RoutePosition.builder().lat(new BigDecimal(lat)).lng(new BigDecimal(lng)).build();
  }

  /** At 60 degrees, a degree of longitude is half as long as one of latitude. */
  @Test
  void drawing_keepsTheShape_withNorthUp() {
    RouteDrawing drawing =
        RouteDrawing.of(List.of(at("59.5", "10"), at("60.5", "10"), at("60.5", "12")))
            .orElseThrow();

    assertThat(drawing.line()).isEqualTo("92.0,188.0 92.0,12.0 268.0,12.0");
    assertThat(drawing.start().y()).isEqualTo(188);
  }

  @Test
  void onePoint_isNoRoute() {
    RoutePosition nowhere = RoutePosition.builder().build();
    assertThat(RouteDrawing.of(List.of(at("1", "2"), nowhere))).isEmpty();
    assertThat(RouteDrawing.of(List.of())).isEmpty();
  }

  @Test
  void samePoints_areDrawnInTheMiddle() {
    assertThat(RouteDrawing.of(List.of(at("1", "2"), at("1", "2"))).orElseThrow().line())
        .doesNotContain("NaN");
  }
}
