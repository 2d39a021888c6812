package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src", "test", "java", "io", "github", "mmfapi", "contract", "ReadmeExample.java");

  @Test
  void exampleOfTheReadme_isTheOneThatIsCompiledAndRun() throws IOException {
    String[] parts = Files.readString(SOURCE).split(" *// README\n", -1);
    String example = parts[1].stripTrailing().stripIndent() + "\n";

    assertThat(Files.readString(Path.of("..", "README.md")))
        .contains("```java\n" + example + "```");
  }

  @Test
  void exampleOfTheReadme_printsTheWorkout() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    ReadmeExample.run(new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("2013-01-16  a run");
  }
}
