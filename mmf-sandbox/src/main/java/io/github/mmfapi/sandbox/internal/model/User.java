package io.github.mmfapi.sandbox.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A user and their row of the 207 recorded fields. */
public final class User {
  private final Account account;
  private final ObjectNode row;
  private final Instant since;

  public User(Account account, ObjectNode row, Instant since) {
    this.account = account;
    this.row = row;
    this.since = since;
  }

  public Account account() {
    return account;
  }

  /** Returns the id as rows hold it; the key is the same (SEED Out[43]). */
  public String id() {
    return account.id();
  }

  public ObjectNode row() {
    return row;
  }

  public Instant since() {
    return since;
  }
}
