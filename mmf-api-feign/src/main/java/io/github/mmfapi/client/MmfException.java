package io.github.mmfapi.client;

import feign.FeignException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The root of everything that can go wrong with a call after its request was built. (A request that
 * cannot be built throws {@link io.github.mmfapi.value.InvalidRequestException}, an {@code
 * IllegalArgumentException}, before there is a call; nothing was sent then.)
 *
 * <table>
 * <caption>The family</caption>
 * <tr><td>{@link MmfAuthenticationException}</td><td>who is calling was not accepted</td></tr>
 * <tr><td>{@link MmfNotFoundException}</td><td>HTTP 404</td></tr>
 * <tr><td>{@link MmfRateLimitedException}</td><td>HTTP 429</td></tr>
 * <tr><td>{@link MmfApiException}</td><td>refused otherwise; the three above are kinds of it</td>
 * </tr>
 * <tr><td>{@link MmfServerException}</td><td>HTTP 5xx</td></tr>
 * <tr><td>{@link MmfResponseException}</td><td>a malformed answer</td></tr>
 * <tr><td>{@link MmfTransportException}</td><td>refused, reset, timed out, ...</td></tr>
 * <tr><td>{@link WriteOutcomeUnknownException}</td><td>any of the last three happened to a write
 * that may have been carried out; the cause is which</td></tr>
 * </table>
 *
 * <p>It extends {@link FeignException}, so that code written for Feign finds status, request and
 * headers where it looks for them. Nothing in it is secret: the request has no body and no
 * credentials, the body of the answer is an excerpt of at most 512 characters, and the values of
 * passwords, tokens, signatures, e-mail and IP addresses are replaced by {@code ***} in both. The
 * id that a server or gateway may have given a request is among {@link #responseHeaders()}.
 */
public abstract sealed class MmfException extends FeignException
    permits MmfApiException,
        MmfServerException,
        MmfResponseException,
        MmfTransportException,
        WriteOutcomeUnknownException {
  private static final long serialVersionUID = 1L;

  private final String httpMethod;
  private final String operation;
  private final String[] errors;
  private final boolean outcomeUnknown;
  private volatile int attempts = 1;

  MmfException(FailedCall failed, String message, List<String> errors, boolean outcomeUnknown) {
    super(
        failed.httpStatus(),
        failed.call() + " " + message,
        failed.request(),
        failed.excerptBytes(),
        failed.headers());
    this.httpMethod = failed.request().httpMethod().name();
    this.operation = failed.operation();
    this.errors = errors.toArray(new String[0]);
    this.outcomeUnknown = outcomeUnknown;
  }

  /** Returns verb and method of the call, such as {@code GET users/get_user}. */
  public String call() {
    return httpMethod + " " + operation;
  }

  /** Returns group and method of the call, such as {@code users/get_user}. */
  public String operation() {
    return operation;
  }

  /** Returns the HTTP method, such as {@code GET}. */
  public String httpMethod() {
    return httpMethod;
  }

  /** Returns the HTTP status of the answer, -1 if there was none. */
  @Override
  public int status() {
    return super.status();
  }

  /** Returns the texts of the envelope's {@code errors}, empty if there were none. */
  public List<String> errors() {
    return List.of(errors);
  }

  /** Returns the beginning of the answer's body, at most 512 characters, without secrets. */
  public String bodyExcerpt() {
    return contentUTF8();
  }

  /** Returns how many attempts the call had when it failed, from 1 on. */
  public int attempts() {
    return attempts;
  }

  /**
   * Returns true if this was a write that may or may not have been carried out. Never repeat such a
   * write without looking first.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }

  /**
   * Returns whether making the same call again can do no harm: it was a read, or a write that
   * certainly was not carried out. Whether it is of any use is another question.
   */
  public boolean isRetrySafe() {
    return !outcomeUnknown;
  }

  /**
   * Returns how long the server asked to wait ({@code Retry-After}, in seconds or as a date).
   *
   * @param clock tells how far away a date is
   * @return the duration, not negative; empty if the server did not say
   */
  public Optional<Duration> retryAfter(Clock clock) {
    return RetryAfter.of(responseHeaders(), clock);
  }

  /** Returns whether the same call may succeed in a moment. */
  boolean isTransient() {
    return false;
  }

  /** Returns which member of the family this is, as metrics name it. */
  public abstract CallOutcome outcome();

  /** Notes how many attempts were made, before the exception gets to its catcher. */
  MmfException after(int madeAttempts) {
    this.attempts = madeAttempts;
    return this;
  }
}
