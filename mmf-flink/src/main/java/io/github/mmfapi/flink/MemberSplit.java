package io.github.mmfapi.flink;

import io.github.mmfapi.client.paging.ListPosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Is a member's list from a place on: what a reader works on, and what a checkpoint has of it.
 *
 * @param round the number of the round, from 0 on
 * @param userKey the member, by their key in the token store
 * @param position the place in the list
 * @param earlierKeys the keys of rows emitted by earlier readings of the list, which failed
 * @param readings how many earlier readings there were, because the list could not be read on
 */
public record MemberSplit(
    long round, String userKey, ListPosition position, List<String> earlierKeys, int readings)
    implements SourceSplit {

  /**
   * Copies the keys.
   *
   * @param round the number of the round
   * @param userKey the member
   * @param position the place in the list
   * @param earlierKeys the keys of rows emitted by earlier readings
   * @param readings how many earlier readings there were
   */
  public MemberSplit {
    earlierKeys = List.copyOf(earlierKeys);
  }

  static MemberSplit start(long round, String userKey) {
    return new MemberSplit(round, userKey, ListPosition.START, List.of(), 0);
  }

  /** Returns the split after a page. */
  MemberSplit after(ListPosition next) {
    return new MemberSplit(round, userKey, next, earlierKeys, readings);
  }

  /** Returns the split that reads the list again from its start, without emitting a row twice. */
  MemberSplit again() {
    List<String> keys = new ArrayList<>(earlierKeys);
    keys.addAll(position.keys());
    return new MemberSplit(
        round, userKey, ListPosition.START, Collections.unmodifiableList(keys), readings + 1);
  }

  /** Returns the split of a member who is done or refused: nothing of it is read any more. */
  MemberSplit ended() {
    return new MemberSplit(
        round, userKey, new ListPosition(0, List.of(), 0, true), List.of(), readings);
  }

  @Override
  public String splitId() {
    return round + "/" + userKey;
  }
}
