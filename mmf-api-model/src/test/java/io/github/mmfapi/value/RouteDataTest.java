package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.sample.CreateThingRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-97.7431,30.2672",
        "-97.74310,30.0|-97,30",
        "1,2,,,|3,4,5",
        "-0.0,+1.50,3,1358323200,a fountain é",
        "1,2,,7,x|.5,5.",
        "999,-999"
      })
  void parse_textOnTheWire_isWrittenUnchanged(String text) {
    assertThat(RouteData.parse(text)).hasToString(text).isEqualTo(RouteData.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1;point 1: the point has 1 parts",
        "1,2|3;point 2: the point has 1 parts",
        "1,2,3,4,5,6;point 1: the point has 6 parts",
        "1,2|;point 2: the point has 1 parts",
        "x,2;longitude is not a decimal number",
        "1,1e5;latitude is not a decimal number",
        "1,;latitude is not a decimal number",
        "1,NaN;latitude is not a decimal number"
      })
  void parse_otherText_isRejectedWithThePosition(String text, String message) {
    assertThatThrownBy(() -> RouteData.parse(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(message);
  }

  @Test
  void parts_ofAPoint_areReadOneByOne() {
    RoutePoint point = RouteData.parse("-97.50,30.25,3,,by the lake").points().get(0);

    assertThat(point.lng()).isEqualTo(new BigDecimal("-97.50"));
    assertThat(point.lat()).isEqualTo(new BigDecimal("30.25"));
    assertThat(point.markerId()).isEqualTo("3");
    assertThat(point.timestampOrOrder()).isNull();
    assertThat(point.notes()).isEqualTo("by the lake");
    assertThat(RoutePoint.ofLngLat(1, 2).notes()).isNull();
  }

  @Test
  void toString_partsWithoutValue_areEmptyBetweenOthersAndLeftOutAtTheEnd() {
    RoutePoint point = RoutePoint.ofLngLat("-97.50", "30.25");

    assertThat(RouteData.of(point, point.withTimestampOrOrder("1"), point.withNotes("x")))
        .hasToString("-97.50,30.25|-97.50,30.25,,1|-97.50,30.25,,,x");
    assertThat(RoutePoint.ofLngLat(0.00001, -90)).hasToString("0.00001,-90");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a, b", "a|b", ""})
  void withNotes_textThatCannotBeWritten_isRejected(String notes) {
    assertThatThrownBy(() -> RoutePoint.ofLngLat(1, 2).withNotes(notes))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("notes")
        .hasMessageContaining("cannot be escaped");
  }

  @ParameterizedTest
  @CsvSource({"180.1,0", "0,90.1", "0,-97.7431", "x,0", "0,1e1", "'',0"})
  void ofLngLat_outOfRange_isRejectedWithAHintAtTheOrder(String lng, String lat) {
    assertThatThrownBy(() -> RoutePoint.ofLngLat(lng, lat))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("longitude comes before the latitude");
  }

  @Test
  void ofLngLat_notANumber_isRejected() {
    assertThatThrownBy(() -> RoutePoint.ofLngLat(Double.NaN, 0))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> RouteData.of(List.of())).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void request_withRouteData_sendsItAsTextAndReadsItTolerantly() {
    CreateThingRequest.Builder builder =
        CreateThingRequest.builder().thingDate(LocalDate.EPOCH).name("x");
    RouteData data = RouteData.parse("1,2|3,4");

    assertThat(builder.routeData(data).build().text("route_data")).isEqualTo("1,2|3,4");
    assertThat(builder.build().routeData()).isEqualTo(data);
    assertThat(builder.set("route_data", "somewhere").build().routeData()).isNull();
  }
}
