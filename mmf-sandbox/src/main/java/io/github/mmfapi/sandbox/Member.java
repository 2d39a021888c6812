package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A user and the recorded 207 fields of him. */
final class Member {
  private final SandboxUser user;
  private final ObjectNode row;
  private final Instant since;

  Member(SandboxUser user, ObjectNode row, Instant since) {
    this.user = user;
    this.row = row;
    this.since = since;
  }

  SandboxUser user() {
    return user;
  }

  /** Returns the id as it stands in rows; the key is the same (SEED Out[43]). */
  String id() {
    return Long.toString(user.userId());
  }

  ObjectNode row() {
    return row;
  }

  Instant since() {
    return since;
  }
}
