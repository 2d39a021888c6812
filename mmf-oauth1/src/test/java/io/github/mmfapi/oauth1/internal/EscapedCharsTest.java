package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedCharsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '`',
      value = {
        // text, character, width, level
        "a a 1 0",
        "é é 1 0",
        "%3D = 3 1",
        "%3d = 3 1",
        "%253D = 5 2",
        "%25 % 3 1",
        "%2541 A 5 2",
        "%250A % 3 1",
        "%257F % 3 1",
        "%257E ~ 5 2",
        "%20 ` ` 3 1",
        "%2520 ` ` 5 2",
        "%1F % 1 0",
        "%7E ~ 3 1",
        "%7F % 1 0",
        "%3 % 1 0",
        "% % 1 0",
        "%3G % 1 0",
        "%G3 % 1 0",
        "%٣D % 1 0",
        "&quot; `\"` 6 0",
        "&apos; ' 6 0",
        "&lt; < 4 0",
        "&gt; > 4 0",
        "&amp; & 5 0",
        "&commat; @ 8 0",
        "&quot & 1 0",
        "&a; & 1 0",
        "&#34; `\"` 5 0",
        "&#x22; `\"` 6 0",
        "&#X22; `\"` 6 0",
        "&#x7e; ~ 6 0",
        "&#x7f; & 1 0",
        "&#32; ` ` 5 0",
        "&#31; & 1 0",
        "&#126; ~ 6 0",
        "&#127; & 1 0",
        "&#00061; = 8 0",
        "&#000061; = 9 0",
        "&#0000061; & 1 0",
        "&#x0003D; = 9 0",
        "&#x00003D; & 1 0",
        "&#3D; & 1 0",
        "&#61 & 1 0",
        "&#; & 1 0",
        "&#x; & 1 0",
        "&x34; & 1 0",
        "\\u0022 `\"` 6 0",
        "\\u007e ~ 6 0",
        "\\u007F \\ 1 0",
        "\\u0020 ` ` 6 0",
        "\\u001f \\ 1 0",
        "\\u002 \\ 1 0",
        "\\u \\ 1 0",
        "\\n \\ 1 0",
        "\\ \\ 1 0"
      })
  void charAt_escape_isTheCharacterItMeans(String text, char meant, int width, int level) {
    for (String behind : new String[] {"", "z", "\"", "5", ";"}) {
      String all = behind.isEmpty() ? text : text + "-" + behind;
      EscapedChars chars = new EscapedChars("x" + all);

      assertThat(chars.charAt(1)).as(all).isEqualTo(meant);
      assertThat(chars.width(1)).as(all).isEqualTo(width);
      assertThat(chars.level(1)).as(all).isEqualTo(level);
    }
  }

  @Test
  void charAt_behindTheLast_isTheEnd() {
    EscapedChars chars = new EscapedChars("%3D");

    assertThat(chars.charAt(3)).isEqualTo(EscapedChars.END);
    assertThat(chars.charAt(9)).isEqualTo(EscapedChars.END);
    assertThat(chars.width(3)).isEqualTo(1);
    assertThat(chars.level(3)).isZero();
  }
}
