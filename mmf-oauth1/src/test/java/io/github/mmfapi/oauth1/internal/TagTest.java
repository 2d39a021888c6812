package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTest {
  private static Tag read(String text) {
    return Tag.read(new EscapedChars(text), 2, text.length());
  }

  /** The text begins with {@code <t}, and {@code |} marks the end of the tag. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        // text~ attributes~ content follows
        "<t>|x~ ``~ true",
        "<t/>|x~ ``~ false",
        "<t a=\"1\" b='2'>|x~ a=1,b=2~ true",
        "<t a=\"1\"b=\"2\"/>|x~ a=1,b=2~ false",
        "<t a=1 b=2>|x~ a=1,b=2~ true",
        "<t a=1\tb=2>|x~ a=1,b=2~ true",
        "<t a='>' b>|x~ a=>~ true",
        "<t a=\"'\" b='\"'>|~ a=',b=\"~ true",
        "<t x:a=\"1\">|~ x:a=1~ true",
        "<t a=\"\" b=1>|~ a=,b=1~ true",
        "<t a=\"1 b=2\">|~ a=1 b=2~ true",
        "<t a =1 b=2>|~ b=2~ true",
        "<t a=&quot;1&quot; b=2>|~ a=1,b=2~ true"
      })
  void read_wholeTag_hasAttributesAndEnd(String text, String attributes, boolean opensContent) {
    int end = text.indexOf('|');
    Tag tag = read(text.replace("|", ""));

    assertThat(tag.end()).isEqualTo(end);
    assertThat(tag.opensContent()).isEqualTo(opensContent);
    assertThat(
            tag.attributes().stream()
                .map(a -> a.name() + "=" + a.value())
                .collect(Collectors.joining(",")))
        .isEqualTo(attributes);
    tag.attributes()
        .forEach(
            a -> {
              String value = text.substring(a.valueFrom(), a.valueTo());
              assertThat(value).isEqualTo(a.value());
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {"<t", "<t a", "<t a=", "<t a=\"1", "<t a='1' ", "<t a=1<", "<t <b>", "<t a=1\"<"})
  void read_tagThatDoesNotEnd_isGivenUp(String text) {
    Tag tag = read(text);

    assertThat(tag.attributes()).isEmpty();
    assertThat(tag.end()).isEqualTo(2);
    assertThat(tag.opensContent()).isFalse();
  }

  @Test
  void read_limitInsideTheTag_isGivenUp() {
    String text = "<t a=\"1\">";

    for (int limit = 2; limit < text.length(); limit++) {
      assertThat(Tag.read(new EscapedChars(text), 2, limit).end()).as("%s", limit).isEqualTo(2);
    }
    assertThat(Tag.read(new EscapedChars(text), 2, text.length()).end()).isEqualTo(text.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<t name='password'>; true",
        "<t key='p'>; true",
        "<t name='limit'>; false",
        "<t title='password'>; false",
        "<t name=''>; false"
      })
  void namesSecret_attribute_isTheNameOfOne(String text, boolean secret) {
    assertThat(read(text).namesSecret()).isEqualTo(secret);
  }
}
