package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the sandbox says that a place is. */
class GeocodeTest {
  private final InProcessSandbox sandbox = new InProcessSandbox(100, List.of());

  private JsonNode address(String place) {
    return sandbox
        .call(null, "geocode/get_location", Map.of("location", place))
        .output()
        .path("geocoded_address");
  }

  private static double degrees(JsonNode address, String field) {
    return Double.parseDouble(address.path(field).asText());
  }

  /** The first is recorded; the others stay where they are in each release. */
  @ParameterizedTest
  @CsvSource({
    "97015, 45.4136, -122.5367",
    "' 97015 ', 45.4136, -122.5367",
    "10001, 41.050236, -76.949273",
    "Clackamas, 32.819995, -112.907479",
    "9701, 42.653773, -90.813784"
  })
  void place_isWhereItWas(String place, String latitude, String longitude) {
    JsonNode address = address(place);

    assertThat(address.path("Latitude").asText()).isEqualTo(latitude);
    assertThat(address.path("Longitude").asText()).isEqualTo(longitude);
  }

  static IntStream zips() {
    return IntStream.range(0, 100).map(i -> i * 1_009 % 100_000);
  }

  @ParameterizedTest
  @MethodSource("zips")
  void zip_isInItsArea_andAnotherPlaceInTheCountry(int number) {
    String zip = String.format(Locale.ROOT, "%05d", number);
    JsonNode address = address(zip);
    JsonNode other = address("Place " + zip);

    assertThat(degrees(address, "Latitude")).isBetween(31.5, 45.5);
    assertThat(degrees(address, "Longitude")).isBetween(-122.0, -71.0);
    assertThat(degrees(other, "Latitude")).isBetween(31.0, 47.0);
    assertThat(degrees(other, "Longitude")).isBetween(-120.0, -80.0);
    assertThat(address(zip)).isEqualTo(address).isNotEqualTo(other);
  }
}
