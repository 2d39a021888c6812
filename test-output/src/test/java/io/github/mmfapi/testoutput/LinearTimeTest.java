package io.github.mmfapi.testoutput;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinearTimeTest {
  private long sum;

  @Test
  void require_parserThatReadsOnce_passes() {
    assertThatCode(() -> LinearTime.require(this::readOnce, "<", "ab", ">", 50_000))
        .doesNotThrowAnyException();
  }

  @Test
  void require_parserThatRefuses_passes() {
    assertThatCode(
            () ->
                LinearTime.require(
                    text -> {
                      readOnce(text);
                      throw new IllegalArgumentException("refused");
                    },
                    "",
                    "a",
                    "",
                    50_000))
        .doesNotThrowAnyException();
  }

  @Test
  void require_parserThatReadsTheRestAgainAndAgain_isFound() {
    assertThatThrownBy(
            () ->
                LinearTime.require(
                    text -> {
                      for (int i = 0; i < text.length(); i++) {
                        readOnce(text.substring(i));
                      }
                    },
                    "",
                    "a",
                    "",
                    1_000))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("for 1000 characters")
        .hasMessageContaining("for 10000");
  }

  private void readOnce(String text) {
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    if (sum < 0) {
      throw new IllegalStateException("more characters than a test has");
    }
  }
}
