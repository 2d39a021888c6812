package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollapsedLineTest {
  private static final String SMILE = "\uD83D\uDE00";

  @ParameterizedTest
  @CsvSource({"0, ''", "1, a", "2, ab", "3, ab", "4, ab\uD83D\uDE00", "5, ab\uD83D\uDE00c"})
  void cut_position_leavesNoHalfOfAPair(int longest, String beginning) {
    assertThat(CollapsedLine.cut("ab" + SMILE + "cd", longest)).isEqualTo(beginning);
  }

  @Test
  void cut_shortText_isTheText() {
    assertThat(CollapsedLine.cut("ab", 2)).isEqualTo("ab");
    assertThat(CollapsedLine.cut("ab", 3)).isEqualTo("ab");
    assertThat(CollapsedLine.cut("", 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a\uD83Db, a\\ud83db",
    "a\uDE00b, a\\ude00b",
    "a\uD83D, a\\ud83d",
    "\uDE00a, \\ude00a",
    "\uDE00\uD83D, \\ude00\\ud83d",
    "x\uD83D\uDE00\uDE00, x\uD83D\uDE00\\ude00",
    "\uD83D\uD83D\uDE00, \\ud83d\uD83D\uDE00"
  })
  void of_halfOfAPair_isEscaped(String text, String line) {
    assertThat(CollapsedLine.of(text)).isEqualTo(line);
  }

  @Test
  void of_blanksAndControlCharacters_areOneBlankAndEscapes() {
    assertThat(CollapsedLine.of("\n a\u00A0\t\u2028b\u0007\u202E\uFFFE\uFFFFc\r\n"))
        .isEqualTo("a b\\u0007\\u202e\\ufffe\\uffffc");
  }
}
