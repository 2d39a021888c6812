package io.github.mmfapi.contract;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The result of one interaction.
 *
 * @param interaction the interaction
 * @param outcome how its verification ended
 * @param differences between response and contract, those with the strongest evidence first; empty
 *     unless it is {@link Outcome#BROKEN}
 * @param reason why it is {@link Outcome#SKIPPED}; empty otherwise
 * @param took how long its requests took
 */
public record InteractionResult(
    ContractInteraction interaction,
    Outcome outcome,
    List<Difference> differences,
    String reason,
    Duration took) {

  private static final Comparator<Difference> STRONGEST_FIRST =
      Comparator.comparing(difference -> difference.evidence().confidence());

  /**
   * Sorts the differences by the strength of their evidence.
   *
   * @param interaction the interaction
   * @param outcome how its verification ended
   * @param differences between response and contract, those with the strongest evidence first;
   *     empty unless it is {@link Outcome#BROKEN}
   * @param reason why it is {@link Outcome#SKIPPED}; empty otherwise
   * @param took how long its requests took
   */
  public InteractionResult {
    differences = differences.stream().sorted(STRONGEST_FIRST).toList();
  }

  static InteractionResult of(
      ContractInteraction interaction, List<Difference> differences, Duration took) {
    Outcome outcome = differences.isEmpty() ? Outcome.KEPT : Outcome.BROKEN;
    return new InteractionResult(interaction, outcome, differences, "", took);
  }

  static InteractionResult skipped(ContractInteraction interaction, String reason) {
    return new InteractionResult(interaction, Outcome.SKIPPED, List.of(), reason, Duration.ZERO);
  }

  /** {@return the strongest evidence that the server contradicts; that of the whole if none} */
  public Evidence evidence() {
    return differences.isEmpty() ? interaction.evidence() : differences.get(0).evidence();
  }
}
