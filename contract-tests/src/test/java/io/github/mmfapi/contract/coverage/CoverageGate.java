package io.github.mmfapi.contract.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.operations.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Runs after all contract tests, in a separate execution, and writes the report. */
class CoverageGate {
  private static final Proven PROVEN = Proven.read(Ledger.FOLDER);

  @BeforeAll
  static void report(TestReporter reporter) {
    CoverageReport report = new CoverageReport(Operations.all(), PROVEN);
    Path folder = Ledger.FOLDER.getParent();
    report.write(folder);
    reporter.publishEntry(
        "Contract coverage", report.totals() + "; see contract-tests/" + folder + "/index.html");
  }

  @Test
  void everyGeneratedOperation_hasAContractInteraction() {
    List<String> missing = new ArrayList<>();
    for (Operation operation : Operations.generated()) {
      for (Proof proof : List.of(Proof.REQUEST, Proof.RESPONSE)) {
        if (!PROVEN.has(proof, operation.id())) {
          missing.add(operation + ": no " + proof.label());
        }
      }
    }
    assertThat(missing).as("operations without a contract interaction").isEmpty();
  }

  @Test
  void everyGeneratedOperation_isVerifiedOnTheProvider() {
    // A server without the method cannot reject a bad signature in the recorded words.
    assertThat(Operations.generated())
        .as("operations of which the provider fulfils no interaction")
        .filteredOn(operation -> PROVEN.count(Proof.PROVIDER, operation.id()) == 0)
        .isEmpty();
  }

  @Test
  void everyOtherOperation_isCalled() {
    // A method that is known from a link only cannot be called.
    assertThat(Operations.all())
        .as("operations that no contract test calls")
        .filteredOn(o -> !o.isGenerated() && !o.isLinkOnly() && !PROVEN.has(Proof.CALLED, o.id()))
        .isEmpty();
  }

  @Test
  void everyErrorPath_isTestedForEveryGeneratedOperation() {
    List<String> missing = new ArrayList<>();
    for (Operation operation : Operations.generated()) {
      for (ErrorPath path : ErrorPath.values()) {
        if (!PROVEN.has(Proof.ERROR, operation.id() + " " + path)) {
          missing.add(operation + ": " + path);
        }
      }
    }
    assertThat(missing).as("error paths without a test").isEmpty();
  }

  @Test
  void everyTypedField_isComparedWithTheWire() {
    Set<String> asserted = PROVEN.subjects(Proof.FIELD);
    List<String> missing = new ArrayList<>();
    for (Operation operation : Operations.generated()) {
      Fields.of(operation).stream()
          .filter(field -> !asserted.contains(field))
          .forEach(field -> missing.add(operation + ": " + field));
    }
    assertThat(missing).as("response fields that no test asserts").isEmpty();
  }
}
