package io.github.mmfapi.cli.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.wire.WireValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of {@code mmf describe}, which people paste into a shell. */
class MethodExampleTest {
  private static String example(String parameters, String more) {
    return MethodExample.of(
        new MethodDescription(
            WireValue.parse(
                "{\"method\":\"a/b\",\"parameters\":[" + parameters + "]" + more + "}")));
  }

  private static String required(String name, String more) {
    return "{\"name\":\"" + name + "\",\"required\":true,\"type\":\"string\"" + more + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`,\"example\":\"2013-01-16\"`     | n=2013-01-16",
        "`,\"example\":\"a_b.c,d:/+9é\"`   | n=a_b.c,d:/+9é",
        "`,\"example\":\"a b\"`            | n='a b'",
        "`,\"example\":\"it's $5\"`        | n='it'\\''s $5'",
        "`,\"example\":\"a;b\"`            | n='a;b'",
        "`,\"example\":\"\"`               | n=",
        "`,\"values\":[\"x y\",\"z\"]`     | n='x y'",
        "`,\"values\":[]`                  | n=N",
        "``                                | n=N",
        "`,\"setBy\":\"signer\"`           | ``",
        "`,\"secret\":true`                | --data FILE   (lines NAME=VALUE for n)"
      })
  void of_requiredParameter_hasAValueThatAShellPassesOn(String more, String shown) {
    String end = shown.isEmpty() ? "" : " " + shown;

    assertThat(example(required("n", more == null ? "" : more), ""))
        .isEqualTo("mmf call a/b" + end);
  }

  @Test
  void of_longExample_isAFile() {
    String forty = "x".repeat(40);

    assertThat(example(required("n", ",\"example\":\"" + forty + "\""), ""))
        .isEqualTo("mmf call a/b n=" + forty);
    assertThat(example(required("n", ",\"example\":\"" + forty + "x\""), ""))
        .isEqualTo("mmf call a/b n=@FILE");
    assertThat(example("{\"name\":\"n\",\"required\":true,\"type\":\"binary\"}", ""))
        .isEqualTo("mmf call a/b n=@FILE");
  }

  @Test
  void of_groups_takesTheFirstOfEachThatHasNoneYet() {
    assertThat(
            example(
                required("a", "") + ",{\"name\":\"b\",\"type\":\"string\",\"example\":\"5\"}",
                ",\"atLeastOneOf\":[[\"b\",\"c\"],[\"c\",\"a\"],[\"other\",\"x\"]]"))
        .isEqualTo("mmf call a/b a=A b=5 other=OTHER");
  }

  @Test
  void of_image_isSaved() {
    assertThat(example("", ",\"response\":[\"image/png\"]")).isEqualTo("mmf call a/b -o FILE");
  }
}
