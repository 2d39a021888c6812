package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A user and the recorded 207 fields of him. */
final class Member {
  private final Account account;
  private final ObjectNode row;
  private final Instant since;

  Member(Account account, ObjectNode row, Instant since) {
    this.account = account;
    this.row = row;
    this.since = since;
  }

  Account account() {
    return account;
  }

  /** Returns the id as it stands in rows; the key is the same (SEED Out[43]). */
  String id() {
    return account.id();
  }

  ObjectNode row() {
    return row;
  }

  Instant since() {
    return since;
  }
}
