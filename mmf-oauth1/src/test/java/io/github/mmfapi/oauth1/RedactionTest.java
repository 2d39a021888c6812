package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  @Test
  void excerpt_secretThatIsEmpty_masksNothing() {
    assertThat(new Redaction(List.of("", " ", "hush")).excerpt("say hush to all"))
        .isEqualTo("say *** to all");
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 200", "201, 203"})
  void excerpt_longText_isCutAfterTwoHundred(int length, int shown) {
    String excerpt = new Redaction(List.of()).excerpt("x".repeat(length));
    assertThat(excerpt).hasSize(shown).startsWith("x".repeat(199));
    assertThat(excerpt.endsWith("...")).isEqualTo(length > 200);
  }
}
