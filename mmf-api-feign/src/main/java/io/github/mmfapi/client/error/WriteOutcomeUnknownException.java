package io.github.mmfapi.client.error;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reports a write that was sent and may or may not have been carried out: no response came, or one
 * that does not say. It was not retried, because it could then be carried out twice. {@link
 * #sent()} and {@link #sentAt()} say what to look for before retrying it; {@code
 * MmfClient.safely()} does that for workouts. The cause is the {@link MmfException} of the last
 * attempt.
 */
public final class WriteOutcomeUnknownException extends MmfException {
  private static final long serialVersionUID = 1L;

  private final Instant sentAt;
  private final LinkedHashMap<String, String> sent;

  private WriteOutcomeUnknownException(
      MmfException cause, Instant sentAt, Map<String, String> sent) {
    super(
        FailedCall.of(cause),
        "may or may not have been carried out; check before retrying it. Sent at "
            + sentAt
            + ": "
            + sent
            + ". It "
            + Objects.requireNonNull(cause.getMessage()).substring(cause.call().length() + 1),
        cause.errors(),
        true);
    this.sentAt = sentAt;
    this.sent = new LinkedHashMap<>(sent);
    initCause(cause);
  }

  /**
   * Creates the exception.
   *
   * @param cause the failure of the last attempt
   * @param sentAt when that attempt began
   * @param sent the parameters by their names on the wire, with sensitive values masked
   */
  public static WriteOutcomeUnknownException of(
      MmfException cause, Instant sentAt, Map<String, String> sent) {
    return new WriteOutcomeUnknownException(cause, sentAt, sent);
  }

  /** Returns when the attempt with the unknown outcome began, by this machine's clock. */
  public Instant sentAt() {
    return sentAt;
  }

  /**
   * Returns the parameters that were sent, by their names on the wire. The values of a repeated
   * parameter are one text in brackets. Sensitive values are {@code ***}.
   */
  public Map<String, String> sent() {
    return Collections.unmodifiableMap(sent);
  }

  /** Returns the failure of the last attempt. */
  @Override
  public synchronized MmfException getCause() {
    return (MmfException) Objects.requireNonNull(super.getCause());
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.WRITE_OUTCOME_UNKNOWN;
  }
}
