package io.github.mmfapi.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The contract as tests of JUnit 5, one for each interaction. JUnit is not a dependency of this
 * module; add it to your build.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> myServer_keepsTheContract() {
 *   return MmfContract.tests(
 *       ContractVerifier.builder().baseUrl(url).clientCredentials(client).user(user).build());
 * }
 * }</pre>
 */
public final class MmfContract {
  private MmfContract() {}

  /**
   * Returns a test for each interaction.
   *
   * @param verifier verifies the server. Its interactions run in their order, because later ones
   *     use what earlier ones have created
   * @return the tests; a broken interaction fails, a skipped one is aborted with the reason
   */
  public static Stream<DynamicTest> tests(ContractVerifier verifier) {
    return verifier.interactions().stream()
        .map(
            interaction ->
                DynamicTest.dynamicTest(
                    interaction.toString(), () -> require(verifier.verify(interaction))));
  }

  /**
   * Fails if an interaction is broken.
   *
   * @param result the result of a verification
   * @throws AssertionFailedError if it is broken, with the differences and the evidence
   * @throws TestAbortedException if it was skipped, with the reason
   */
  public static void require(InteractionResult result) {
    if (result.outcome() == Outcome.SKIPPED) {
      throw new TestAbortedException(
          result.interaction() + " is skipped, because " + result.reason());
    }
    if (result.outcome() == Outcome.BROKEN) {
      throw new AssertionFailedError(
          "the server breaks the contract:\n" + TextReport.broken(result));
    }
  }
}
