package io.github.mmfapi.contract.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a departure from the spec begins, and how many are told. */
class SpecDeparturesTest {
  private static final SpecDepartures DEPARTURES = new SpecDepartures();

  private static List<String> departures(int status, String body) {
    return DEPARTURES.of(
        new CallRecord(
            "GET",
            "/users/get_user",
            List.of(),
            null,
            false,
            status,
            "text/plain",
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> ofUnknownFields(int number) {
    String unknown =
        IntStream.range(0, number)
            .mapToObj(i -> "\"unknown_" + i + "\":1")
            .collect(Collectors.joining(","));
    return departures(
        200, "{\"result\":{\"status\":1,\"output\":{\"user\":{" + unknown + "}},\"errors\":[]}}");
  }

  @Test
  void departures_ofAResponse_areToldUpToTen() {
    int others = ofUnknownFields(1).size() - 1;
    assertThat(others).isLessThan(8);

    assertThat(ofUnknownFields(9 - others)).hasSize(9);
    assertThat(ofUnknownFields(10 - others)).hasSize(10);
    assertThat(ofUnknownFields(11 - others)).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "399, text/plain instead of JSON",
    "400, HTTP 400 without an envelope",
    "500, HTTP 500 without an envelope"
  })
  void text_isAFailureFromHttp400On(int status, String departure) {
    assertThat(departures(status, "sorry")).containsExactly("response: " + departure);
  }
}
