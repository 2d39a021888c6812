package io.github.mmfapi.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells whether an application can use a server: what the server does with the operations that the
 * application calls.
 *
 * @param kept the operations of which at least one interaction was verified and none is broken
 * @param broken the operations of which an interaction is broken
 * @param unverified the operations of which nothing was verified: skipped, or not in the contract
 */
public record DeploymentVerdict(List<String> kept, List<String> broken, List<String> unverified) {

  static DeploymentVerdict of(Collection<String> used, List<InteractionResult> results) {
    List<String> kept = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    List<String> unverified = new ArrayList<>();
    for (String operation : used) {
      List<Outcome> outcomes =
          results.stream()
              .filter(result -> result.interaction().operation().equals(operation))
              .map(InteractionResult::outcome)
              .toList();
      if (outcomes.contains(Outcome.BROKEN)) {
        broken.add(operation);
      } else if (outcomes.contains(Outcome.KEPT)) {
        kept.add(operation);
      } else {
        unverified.add(operation);
      }
    }
    return new DeploymentVerdict(List.copyOf(kept), List.copyOf(broken), List.copyOf(unverified));
  }

  /** {@return whether the server keeps every used operation} */
  public boolean isYes() {
    return broken.isEmpty() && unverified.isEmpty();
  }

  /** Returns the answer in a sentence, with the operations that it depends on. */
  @Override
  public String toString() {
    if (isYes()) {
      return "yes: the server keeps all " + kept.size() + " operations that are used";
    }
    StringBuilder text = new StringBuilder("no:");
    if (!broken.isEmpty()) {
      text.append(" broken are ").append(String.join(", ", broken));
    }
    if (!unverified.isEmpty()) {
      text.append(broken.isEmpty() ? " " : "; ");
      text.append("not verified are ").append(String.join(", ", unverified));
    }
    return text.toString();
  }
}
