package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tests that the spec follows the rules of {@code spec/lint}, and tests the rules. */
class SpecLintTest {
  @Test
  void spec_underSpectralAndRedocly_hasNoErrorAndNoWarning() throws IOException {
    NodeTools.Outcome lint = ReferenceTest.node("lint");

    assertThat(lint.exit()).as("findings in the bundled spec:\n%s", lint.output()).isZero();
  }

  @Test
  void rules_onSpecsWithMistakes_findTheMistakes() throws IOException {
    NodeTools.Outcome rules = ReferenceTest.node("test");

    assertThat(rules.exit()).as("tests of the rules:\n%s", rules.output()).isZero();
  }
}
