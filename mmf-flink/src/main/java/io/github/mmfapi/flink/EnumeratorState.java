package io.github.mmfapi.flink;

import java.util.List;

/**
 * Is what a checkpoint has of the enumerator: the place in the list of members, not the members.
 *
 * @param round the number of the round, from 0 on
 * @param after the last member who was handed out; empty if none was
 * @param isRoundListed whether all members of the round were handed out
 * @param nextRoundAt when the next round begins, in milliseconds since 1970; 0 if there is none
 * @param returned the splits of readers that failed, to be handed out again
 */
public record EnumeratorState(
    long round, String after, boolean isRoundListed, long nextRoundAt, List<MemberSplit> returned) {
  /**
   * Copies the splits.
   *
   * @param round the number of the round
   * @param after the last member who was handed out
   * @param isRoundListed whether all members of the round were handed out
   * @param nextRoundAt when the next round begins
   * @param returned the splits of readers that failed
   */
  public EnumeratorState {
    returned = List.copyOf(returned);
  }
}
