package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is left of each text of masked-texts.txt: secrets go, and what stands around them stays. A
 * case is a line with "- " and the text, and a line with "+ " and what is shown of it; ¶ stands for
 * a line feed and § for a carriage return.
 */
class MaskedTextsTest {

  static Stream<Arguments> cases() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    try (InputStream file =
        Objects.requireNonNull(MaskedTextsTest.class.getResourceAsStream("masked-texts.txt"))) {
      String text = "";
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String rest = line.substring(2).replace('¶', '\n').replace('§', '\r');
        if (line.startsWith("- ")) {
          text = rest;
        } else if (line.startsWith("+ ")) {
          cases.add(Arguments.of(text, rest));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mask_text_leavesOutTheSecretAndNothingElse(String text, String shown) {
    assertThat(SecretText.byName().mask(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mask_textInTheMiddle_isMaskedAlike(String text, String shown) {
    assertThat(SecretText.byName().mask("x=1 y\n" + text)).isEqualTo("x=1 y\n" + shown);
  }
}
