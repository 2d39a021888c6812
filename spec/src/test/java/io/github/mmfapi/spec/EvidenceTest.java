package io.github.mmfapi.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests that the spec and its evidence agree. */
class EvidenceTest {
  private static final Path FOLDER = Path.of("evidence");

  @Test
  void spec_saysWhatTheEvidenceSays() {
    SpecSources sources = SpecSources.read(Path.of("").toAbsolutePath());
    Evidence evidence = new Evidence(FOLDER.toAbsolutePath());

    assertThat(sources.unsupported()).as("what the generator does not support").isEmpty();
    assertThat(EvidenceRules.check(sources, evidence)).as("what to change").isEmpty();
    // The rules have compared something.
    assertThat(new Spec(sources.tree()).evidence()).hasSizeGreaterThan(400);
    assertThat(evidence.tags()).contains("SEED", "PHPW", "FITH");
  }
}
