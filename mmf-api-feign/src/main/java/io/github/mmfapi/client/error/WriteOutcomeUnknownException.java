package io.github.mmfapi.client.error;

import io.github.mmfapi.client.internal.http.ErrorTexts;
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

  private static final int LONGEST_VALUE = 1_000;
  private static final int LONGEST_VALUE_IN_MESSAGE = 100;
  private static final int LONGEST_SENT_IN_MESSAGE = 1_000;

  /** The time when the last attempt began. */
  private final Instant sentAt;

  /** The parameters that were sent, by name. */
  private final LinkedHashMap<String, String> sent;

  private WriteOutcomeUnknownException(
      MmfException cause, Instant sentAt, Map<String, String> sent) {
    super(
        FailedCall.of(cause),
        "may or may not have been carried out; check before retrying it. Sent at "
            + sentAt
            + ": "
            + shown(sent)
            + ". It "
            + Objects.requireNonNull(cause.getMessage()).substring(cause.call().length() + 1),
        cause.errors(),
        true);
    this.sentAt = sentAt;
    this.sent = new LinkedHashMap<>(cut(sent, LONGEST_VALUE));
    initCause(cause);
  }

  /**
   * Creates the exception.
   *
   * @param cause the failure of the last attempt
   * @param sentAt when that attempt began
   * @param sent the parameters by their names on the wire, with sensitive values masked
   * @return the exception
   */
  public static WriteOutcomeUnknownException of(
      MmfException cause, Instant sentAt, Map<String, String> sent) {
    return new WriteOutcomeUnknownException(cause, sentAt, sent);
  }

  private static String shown(Map<String, String> sent) {
    String all = cut(sent, LONGEST_VALUE_IN_MESSAGE).toString();
    return ErrorTexts.cut(all, LONGEST_SENT_IN_MESSAGE);
  }

  private static Map<String, String> cut(Map<String, String> sent, int longest) {
    Map<String, String> bounded = new LinkedHashMap<>();
    sent.forEach((name, value) -> bounded.put(name, ErrorTexts.cut(value, longest)));
    return bounded;
  }

  /** {@return when the attempt with the unknown outcome began, by this machine's clock} */
  public Instant sentAt() {
    return sentAt;
  }

  /**
   * {@return the parameters that were sent, by their names on the wire} The values of a repeated
   * parameter are one text in brackets. Sensitive values are {@code ***}, and so are e-mail and IP
   * addresses and the secrets of the call within other values. A value of more than 1,000
   * characters is cut and ends in {@code …}.
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
