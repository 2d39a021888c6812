package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoding in place equals {@link PercentEncoding}. */
class EncodedTextTest {

  private static final String ASCII =
      IntStream.range(0, 128).mapToObj(Character::toString).collect(Collectors.joining());

  static Stream<String> texts() {
    return Stream.of(
        "",
        "a",
        " ",
        "%",
        "%41",
        ASCII,
        "\u0080",
        "é",
        "aé~€%😀 z",
        " ".repeat(3_000),
        "é".repeat(3_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void append_anyText_isItsEncodingOnceOrTwice(String text) {
    EncodedText once = EncodedText.once();
    EncodedText twice = EncodedText.twice();
    once.append("x" + text + "y", 1, text.length() + 1);
    twice.append("x" + text + "y", 1, text.length() + 1);

    String encoded = PercentEncoding.encode(text);
    assertThat(once).hasToString(encoded);
    assertThat(twice).hasToString(PercentEncoding.encode(encoded));
    assertThat(twice.length()).isEqualTo(twice.toString().length());
  }

  static Stream<String> forms() {
    return Stream.of(
        "",
        "a",
        "+",
        "a+b",
        "%20",
        "%7e%7E~",
        "%41%7f%00",
        "%2b%2F",
        "é",
        "\u0080",
        "é41",
        "%C2%8041",
        "%c3%a9",
        "a%E2%82%ACb+é%20",
        PercentEncoding.encode(ASCII),
        "+".repeat(3_000),
        "%20".repeat(3_000),
        "%C3%A9".repeat(3_000));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void recode_anyForm_isTheEncodingOfWhatItDecodesTo(String form) {
    EncodedText once = EncodedText.once();
    EncodedText twice = EncodedText.twice();
    // The text around the part would change the result if it were read.
    String around = "%4" + form + "41";
    once.recode(around, 0, 2, around.length() - 2);
    twice.recode(around, 0, 2, around.length() - 2);

    String encoded = PercentEncoding.encode(PercentEncoding.decode(form));
    assertThat(once).hasToString(encoded);
    assertThat(twice).hasToString(PercentEncoding.encode(encoded));
  }

  @ParameterizedTest
  @CsvSource({"b=%zz, 2", "b=a%4, 3", "b=%, 2", "b=%C3%, 5", "b=%E9, 2", "b=%80, 2"})
  void recode_malformedForm_isRefusedWithItsPositionInTheForm(String form, int position) {
    String url = "http://h/?" + form;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodedText.once().recode(url, 10, 12, url.length()))
        .withMessageContaining("position " + position + ":");
  }

  @Test
  void recode_escapeThatThePartEndsIn_isMalformedWhateverFollows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodedText.once().recode("a%41", 0, 0, 3))
        .withMessageContaining("position 1:");
  }

  @Test
  void appendRaw_moreThanThereIsRoomFor_isKeptWhole() {
    EncodedText text = EncodedText.once();
    byte[] piece = EncodedText.ascii("0123456789");
    for (int i = 0; i < 1_000; i++) {
      text.appendRaw(piece);
      text.appendRaw('&');
    }
    text.appendRaw(piece, 3, 5);
    assertThat(text).hasToString("0123456789&".repeat(1_000) + "34");

    text.clear();
    text.appendRaw(EncodedText.ascii("x".repeat(100_000)));
    assertThat(text).hasToString("x".repeat(100_000));
  }

  @Test
  void appendRaw_characterByCharacter_isKeptWhole() {
    EncodedText text = EncodedText.once();
    for (int i = 0; i < 2_000; i++) {
      text.appendRaw('&');
    }
    assertThat(text).hasToString("&".repeat(2_000));
  }
}
