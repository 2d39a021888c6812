package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingsVersionTest {
  @ParameterizedTest(name = "{1} after {0}")
  @CsvSource({
    "0.1.0, 0.1.0-SNAPSHOT, false",
    "0.1.0, 0.1.1-SNAPSHOT, false",
    "0.1.0, 0.2.0-SNAPSHOT, true",
    "0.2.0, 0.1.9, false",
    "0.9.3, 1.0.0, true",
    "1.0.0, 1.1.0, false",
    "1.4.2, 2.0.0-SNAPSHOT, true",
    "2.0.0, 1.9.0, false",
    "1.2.0, 0.9.0, false",
  })
  void mayBreak_followsSemanticVersioning(String released, String current, boolean may) {
    assertThat(BindingsVersion.parse(current).mayBreak(BindingsVersion.parse(released)))
        .isEqualTo(may);
  }

  @ParameterizedTest
  @CsvSource({"0.1.3, 0.2.0", "1.4.2, 2.0.0"})
  void nextBreaking_isTheLowestVersionThatMayBreak(String version, String next) {
    assertThat(BindingsVersion.parse(version).nextBreaking()).hasToString(next);
  }

  @Test
  void parse_otherText_isNamedInTheMessage() {
    assertThatThrownBy(() -> BindingsVersion.parse("1.2-beta"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"1.2-beta\" is not of the form 1.2.3");
  }
}
