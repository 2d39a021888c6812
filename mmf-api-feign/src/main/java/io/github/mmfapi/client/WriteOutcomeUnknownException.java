package io.github.mmfapi.client;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A write was sent, and whether it was carried out is not known: no answer came, or one that does
 * not tell. It was not repeated, for it might then be carried out twice. {@link #sent()} and {@link
 * #sentAt()} are what to look for before repeating it; {@link MmfClient#safely()} does that for
 * workouts. The cause is the {@link MmfException} that tells what happened.
 */
public final class WriteOutcomeUnknownException extends MmfException {
  private static final long serialVersionUID = 1L;

  private final Instant sentAt;
  private final LinkedHashMap<String, String> sent;

  WriteOutcomeUnknownException(MmfException cause, Instant sentAt, Map<String, String> sent) {
    super(
        new FailedCall(
            cause.operation(),
            cause.request(),
            cause.status(),
            cause.responseHeaders(),
            cause.bodyExcerpt()),
        "may or may not have been carried out; look before repeating it. Sent at "
            + sentAt
            + " were "
            + sent
            + ". It "
            + Objects.requireNonNull(cause.getMessage()).substring(cause.call().length() + 1),
        cause.errors(),
        true);
    this.sentAt = sentAt;
    this.sent = new LinkedHashMap<>(sent);
    initCause(cause);
  }

  /** Returns when the attempt began whose fate is unknown, by this machine's clock. */
  public Instant sentAt() {
    return sentAt;
  }

  /**
   * Returns the parameters that were sent, by their names on the wire. Of a repeated parameter the
   * values stand in one text, in brackets. Sensitive values are {@code ***}.
   */
  public Map<String, String> sent() {
    return Collections.unmodifiableMap(sent);
  }

  /** Returns what happened to the call. */
  @Override
  public synchronized MmfException getCause() {
    return (MmfException) Objects.requireNonNull(super.getCause());
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.WRITE_OUTCOME_UNKNOWN;
  }
}
