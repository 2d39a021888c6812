package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BulkCommandTest {
  @Test
  void bulk_withItsOptions_namesTheArtifactToFetch() {
    CommandLineRun run =
        CommandLineRun.of(Map.of(), "bulk", "export", "--store", "jdbc:h2:mem:x", "--to", "x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("io.github.mmfapi:mmf-flink:", ":jar:all", "export --help");
  }
}
