package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceMarkerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 39, 40, 41, 100})
  void mark_differenceAnywhere_standsBelowIt(int position) {
    String expected = "a".repeat(position) + "X" + "b".repeat(50);
    String received = "a".repeat(position) + "Y" + "b".repeat(50);
    assertThat(DifferenceMarker.firstDifference(expected, received)).isEqualTo(position);
    String[] lines = DifferenceMarker.mark(expected, received, position).split("\n", -1);
    assertThat(lines[0].indexOf('X')).isPositive().isEqualTo(lines[2].indexOf('^'));
    assertThat(lines[1].indexOf('Y')).isEqualTo(lines[2].indexOf('^'));
    assertThat(lines[0]).endsWith("b...");
    assertThat(lines[0].contains("expected: ...")).isEqualTo(position > 40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 35, 36})
  void mark_oneTextEnds_standsBelowItsEnd(int more) {
    assertThat(DifferenceMarker.firstDifference("abc" + "d".repeat(more), "abc"))
        .isEqualTo(more == 0 ? -1 : 3);
    String marked = DifferenceMarker.mark("abc" + "d".repeat(more), "abc", 3);
    assertThat(marked).doesNotContain("...").endsWith("\n" + " ".repeat(15) + "^");
  }
}
