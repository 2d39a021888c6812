package io.github.mmfapi.value.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void of_controlCharacters_areEscaped() {
    assertThat(OneLine.of("a\nb\r\tc\u0000\u001b[31m\u0085\u2028\u202e", 100))
        .isEqualTo("a\\nb\\r\\tc\\u0000\\u001b[31m\\u0085\\u2028\\u202e");
  }

  @Test
  void of_ordinaryText_isTheSame() {
    assertThat(OneLine.of("é \uD83D\uDE00 日本 \\n", 100)).isEqualTo("é \uD83D\uDE00 日本 \\n");
    assertThat(OneLine.of("12345", 5)).isEqualTo("12345");
  }

  @Test
  void of_longText_isCutAndSaysSo() {
    assertThat(OneLine.of("123456", 5)).isEqualTo("1234…");
    assertThat(OneLine.of("x".repeat(15_000_000), 100)).hasSize(100).endsWith("x…");
    assertThat(OneLine.of("\n".repeat(100), 10)).hasSizeLessThanOrEqualTo(10).endsWith("…");
  }

  @Test
  void of_halfOfAPair_isEscapedOrLeftOut() {
    assertThat(OneLine.of("a\uD83D", 100)).isEqualTo("a\\ud83d");
    assertThat(OneLine.of("abc\uD83D\uDE00ef", 5)).isEqualTo("abc…");
  }
}
