package io.github.mmfapi.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and their number at their limits, one below and one beyond. */
class ErrorTextsTest {

  @ParameterizedTest
  @ValueSource(ints = {ErrorTexts.LONGEST - 1, ErrorTexts.LONGEST, ErrorTexts.LONGEST + 1})
  void bounded_text_isCutBeyondTheMostCharacters(int length) {
    String text = "x".repeat(length);

    String kept = ErrorTexts.bounded(List.of(text)).get(0);

    assertThat(kept)
        .isEqualTo(length <= ErrorTexts.LONGEST ? text : "x".repeat(ErrorTexts.LONGEST - 1) + "…");
  }

  @ParameterizedTest
  @CsvSource({"19, 19", "20, 20", "21, 20"})
  void bounded_texts_areThoseUpToTheMost(int texts, int kept) {
    assertThat(ErrorTexts.bounded(Collections.nCopies(texts, "x"))).hasSize(kept);
  }

  @ParameterizedTest
  @CsvSource({
    // A pair that the cut falls into, one that ends before it, and one that begins after it.
    "498, 498",
    "497, 499",
    "499, 499"
  })
  void cut_pairOfSurrogates_staysWhole(int before, int kept) {
    String text = "x".repeat(before) + "😀" + "x".repeat(10);

    assertThat(ErrorTexts.cut(text, ErrorTexts.LONGEST)).isEqualTo(text.substring(0, kept) + "…");
  }

  @ParameterizedTest
  @ValueSource(ints = {ErrorTexts.READ - 1, ErrorTexts.READ, ErrorTexts.READ + 1})
  void masked_text_isReadUpToItsMostCharacters(int length) {
    String text = "x".repeat(length);

    assertThat(ErrorTexts.masked(text, SecretText.of(List.of("the-secret"))))
        .isEqualTo(length <= ErrorTexts.READ ? text : "x".repeat(ErrorTexts.READ) + "…");
  }
}
