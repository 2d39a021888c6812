package io.github.mmfapi.client.error;

import feign.FeignException;
import io.github.mmfapi.client.internal.http.ErrorTexts;
import io.github.mmfapi.value.internal.OneLine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reports that a call failed after its request was built. (A request that cannot be built throws
 * {@link io.github.mmfapi.value.InvalidRequestException}, an {@code IllegalArgumentException},
 * before anything is sent.)
 *
 * <table>
 * <caption>Subclasses</caption>
 * <tr><td>{@link MmfAuthenticationException}</td><td>the caller was not authenticated</td></tr>
 * <tr><td>{@link MmfNotFoundException}</td><td>HTTP 404</td></tr>
 * <tr><td>{@link MmfRateLimitedException}</td><td>HTTP 429</td></tr>
 * <tr><td>{@link MmfApiException}</td><td>any other refusal; the superclass of the three above</td>
 * </tr>
 * <tr><td>{@link MmfServerException}</td><td>HTTP 5xx</td></tr>
 * <tr><td>{@link MmfResponseException}</td><td>a malformed response</td></tr>
 * <tr><td>{@link MmfTransportException}</td><td>no complete response: refused, reset, timed out
 * </td></tr>
 * <tr><td>{@link WriteOutcomeUnknownException}</td><td>one of the last three happened to a write
 * that may have been carried out; see its cause</td></tr>
 * </table>
 *
 * <p>It extends {@link FeignException}, so code written for Feign finds status, request and headers
 * as usual. It holds no secrets: the request has no body and no credentials, of the response's body
 * at most 512 characters are kept, and the values of passwords, tokens, signatures, e-mail and IP
 * addresses are replaced by {@code ***} in both. Its message is one line of at most 4,000
 * characters; control characters in it are shown as escapes, such as {@code \n}. If the server or a
 * gateway gave the request an id, it is among {@link #responseHeaders()}.
 *
 * <p>To make one in a unit test, call {@code of} of the subclass with a {@link FailedCall}.
 */
public abstract sealed class MmfException extends FeignException
    permits MmfApiException,
        MmfServerException,
        MmfResponseException,
        MmfTransportException,
        WriteOutcomeUnknownException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_MESSAGE = 4_000;

  /** The HTTP method. */
  private final String httpMethod;

  /** Group and method. */
  private final String operation;

  /** The errors of the response. */
  private final String[] errors;

  /** Whether the server may have executed the call. */
  private final boolean outcomeUnknown;

  /** The number of attempts. */
  private volatile int attempts = 1;

  MmfException(FailedCall failed, String message, List<String> errors, boolean outcomeUnknown) {
    super(
        failed.httpStatus(),
        OneLine.of(failed.message(message), LONGEST_MESSAGE),
        failed.request(),
        failed.excerptBytes(),
        failed.headers());
    this.httpMethod = failed.request().httpMethod().name();
    this.operation = failed.operation();
    this.errors = ErrorTexts.bounded(errors).toArray(new String[0]);
    this.outcomeUnknown = outcomeUnknown;
  }

  /** {@return HTTP method and operation of the call, such as {@code GET users/get_user}} */
  public String call() {
    return httpMethod + " " + operation;
  }

  /** {@return group and method of the call, such as {@code users/get_user}} */
  public String operation() {
    return operation;
  }

  /** {@return the HTTP method, such as {@code GET}} */
  public String httpMethod() {
    return httpMethod;
  }

  /** Returns the HTTP status of the response, -1 if there was none. */
  @Override
  public int status() {
    return super.status();
  }

  /**
   * {@return the texts of the envelope's {@code errors}, empty if there were none: the first 20,
   * and of each at most 500 characters} A text that was cut ends in {@code …}.
   */
  public List<String> errors() {
    return List.of(errors);
  }

  /** {@return the beginning of the response's body, at most 512 characters, without secrets} */
  public String bodyExcerpt() {
    return contentUTF8();
  }

  /** {@return how many attempts were made, from 1 on} */
  public int attempts() {
    return attempts;
  }

  /**
   * {@return true if this was a write that may or may not have been carried out} Check whether it
   * was before retrying it.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /**
   * {@return true if retrying the call is safe: it was a read, or a write that was certainly not
   * carried out} Whether a retry can succeed is what {@link #isTransient()} says.
   */
  public boolean isRetrySafe() {
    return !outcomeUnknown;
  }

  /**
   * Returns how long the server asked to wait before a retry ({@code Retry-After}, in seconds,
   * possibly with a fraction, or as a date in one of the forms of RFC 9110 section 5.6.7).
   *
   * @param clock measures how far away a date is
   * @return the duration, not negative and possibly too long for {@link Duration#toNanos}; empty if
   *     the server did not say
   */
  public Optional<Duration> retryAfter(Clock clock) {
    return RetryAfter.of(responseHeaders(), clock);
  }

  /**
   * {@return true if the same call may succeed soon: HTTP 429, 500, 502, 503 or 504, or a lost
   * connection}
   */
  public boolean isTransient() {
    return false;
  }

  /** {@return the outcome under which metrics count it} */
  public abstract CallOutcome outcome();

  /**
   * Sets how many attempts were made. The client calls it before it throws the exception.
   *
   * @param attempts 1 or more
   * @return this exception
   */
  public MmfException withAttempts(int attempts) {
    this.attempts = attempts;
    return this;
  }
}
