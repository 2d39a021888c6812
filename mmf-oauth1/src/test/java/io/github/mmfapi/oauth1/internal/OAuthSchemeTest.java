package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthSchemeTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`OAuth a=\"1\", b`, Malformed OAuth header at position 13: a name without =",
        "OAuth abc, Malformed OAuth header at position 6: a name without =",
        "OAuth a=\"1, Malformed OAuth header at position 8: a quote that is not closed"
      })
  void forEachParameter_malformed_namesThePosition(String header, String message) {
    assertThatThrownBy(() -> OAuthScheme.forEachParameter(header, (name, value) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void forEachParameter_escapedCharacters_areReadAsTheyMean() {
    List<String> read = new ArrayList<>();
    OAuthScheme.forEachParameter(
        "OAuth a=\"x\\\"y\\\\\", b=\"\", c=z", (name, value) -> read.add(name + " " + value));

    assertThat(read).containsExactly("a x\"y\\", "b ", "c z");
  }
}
