package io.github.mmfapi.contract.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeTest {
  @ParameterizedTest
  @CsvSource({
    "399, text, false",
    "400, text, true",
    "200, '{\"result\":{\"status\":1}}', false",
    "200, '{\"result\":{\"status\":0}}', true",
    "200, '{\"result\":{\"status\":2}}', true",
    "200, '{\"result\":{\"status\":-1}}', true",
    "200, '{}', false"
  })
  void failure_isKnownByStatus_ofHttpAndOfTheEnvelope(int status, String body, boolean failure) {
    Exchange exchange =
        new Exchange("f", "GET", "/users/get_user", List.of(), status, "text/plain", body);

    assertThat(exchange.isFailure()).isEqualTo(failure);
  }
}
