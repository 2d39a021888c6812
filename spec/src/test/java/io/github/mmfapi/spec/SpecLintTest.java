package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The spec keeps the rules of {@code spec/lint}, and each rule finds what it is for. */
class SpecLintTest {
  @Test
  void spec_underSpectralAndRedocly_hasNoErrorAndNoWarning() throws IOException {
    NodeTools.Outcome lint = NodeTools.run("lint");

    assertThat(lint.exit()).as("findings in the bundled spec:\n%s", lint.output()).isZero();
  }

  @Test
  void rules_onSpoiledSpecs_findWhatTheyAreFor() throws IOException {
    NodeTools.Outcome rules = NodeTools.run("test");

    assertThat(rules.exit()).as("tests of the rules:\n%s", rules.output()).isZero();
  }
}
