package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTextTest {

  @Test
  void excerpt_secretThatIsEmpty_masksNothing() {
    assertThat(SecretText.excerpt("say hush to all", List.of("", " ", "hush")))
        .isEqualTo("say *** to all");
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 200", "201, 203"})
  void excerpt_longText_isCutAfterTwoHundred(int length, int shown) {
    String excerpt = SecretText.excerpt("x".repeat(length));
    assertThat(excerpt).hasSize(shown).startsWith("x".repeat(199));
    assertThat(excerpt.endsWith("...")).isEqualTo(length > 200);
  }
}
