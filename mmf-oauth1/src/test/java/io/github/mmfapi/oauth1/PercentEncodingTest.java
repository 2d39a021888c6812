package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

  @Test
  void encode_everyAsciiCharacter_keepsOnlyTheUnreserved() {
    for (char c = 0; c < 128; c++) {
      boolean unreserved =
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".indexOf(c) >= 0;
      assertThat(PercentEncoding.encode(String.valueOf(c)))
          .isEqualTo(
              unreserved ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
  }

  @ParameterizedTest
  @CsvSource({"é, %C3%A9", "€, %E2%82%AC", "😀, %F0%9F%98%80", "a€b, a%E2%82%ACb", "ﬀ, %EF%AC%80"})
  void encode_beyondAscii_encodesUtf8Bytes(String text, String encoded) {
    assertThat(PercentEncoding.encode(text)).isEqualTo(encoded);
    assertThat(PercentEncoding.decode(encoded)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"127, %7F", "128, %C2%80", "2047, %DF%BF", "2048, %E0%A0%80", "65535, %EF%BF%BF"})
  void encode_atTheEdgesOfUtf8sLengths_takesTheRightOne(int point, String encoded) {
    assertThat(PercentEncoding.encode(Character.toString(point))).isEqualTo(encoded);
    assertThat(PercentEncoding.decode(encoded)).isEqualTo(Character.toString(point));
  }

  @Test
  void encode_randomText_decodesToItself() {
    Random random = new Random(5849);
    for (int i = 0; i < 2_000; i++) {
      String text =
          random
              .ints(12, 0, 0x110000)
              .filter(point -> point < 0xD800 || point > 0xDFFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(PercentEncoding.decode(PercentEncoding.encode(text))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\uD83D", "ab\uD83Dc", "ab\uDE00"})
  void encode_halfASurrogatePair_isRefusedWithItsPosition(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PercentEncoding.encode(text))
        .withMessageContaining("position 2");
  }

  @Test
  void decode_formText_readsPlusAsSpaceAndLowerCaseDigits() {
    assertThat(PercentEncoding.decode("a+b%2bc%20é")).isEqualTo("a b+c é");
  }

  @ParameterizedTest
  @CsvSource({"ab%, 2", "ab%4, 2", "ab%zz, 2", "a%41%4, 4", "%+1, 0", "%４１, 0"})
  void decode_malformedEscape_isRefusedWithItsPositionOnly(String text, int position) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PercentEncoding.decode(text))
        .withMessageContaining("position " + position + ":")
        .withMessageNotContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab%E9", "ab%C3+%A9", "ab%FF%FE", "ab%C0%80"})
  void decode_bytesThatAreNotUtf8_isRefusedWithTheirPosition(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PercentEncoding.decode(text))
        .withMessageContaining("position 2:")
        .withMessageContaining("UTF-8");
  }
}
