package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs after all contract tests, in a run of its own. */
class OperationCoverageGate {
  /** One operation id per line. */
  static final Path EXERCISED = Path.of("target", "exercised-operations.txt");

  @Test
  void everyOperationOfTheSpec_isExercisedByAContractTest() throws IOException {
    Collection<String> operations = SpecOperations.byVerbAndPath().values();
    List<String> exercised = Files.readAllLines(EXERCISED);

    assertThat(exercised)
        .as("operations called by the contract tests; one that is missing needs a test")
        .containsAll(operations);
  }
}
