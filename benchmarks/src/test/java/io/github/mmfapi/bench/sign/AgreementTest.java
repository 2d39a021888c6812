package io.github.mmfapi.bench.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementTest {
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void signatures_ofAllSigners_areThoseOfTheBareMac(String method) throws Exception {
    Sample sample = method.equals("GET") ? Sample.GET : Sample.POST;

    assertThat(Agreement.signatures(sample).values())
        .isNotEmpty()
        .allMatch(new BareMac(sample).signature()::equals);
  }
}
