package io.github.mmfapi.flink;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a member whose calls fail from a server that is down as a whole: by whether the calls of
 * other members succeed. While none does, calls are made one at a time with growing delays. Used by
 * one thread.
 */
final class ServerHealth {
  /** From that many members on, the server is at fault and not they. */
  static final int SUSPICIOUS_MEMBERS = 4;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final int suspicious;
  private final Duration limit;
  private final int refusalLimit;
  private final Set<String> failedMembers = new HashSet<>();
  private boolean hasSucceeded;
  private int failures;
  private int delays;
  private long failingSince;
  private long nextTry;
  private int refusalsInARow;

  /**
   * Creates the state of a server of which nothing is known.
   *
   * @param concurrency the number of concurrent calls: when as many fail, all have failed
   * @param limit how long no call may succeed
   * @param refusalLimit how many members in a row may be refused; 0 for no limit
   */
  ServerHealth(int concurrency, Duration limit, int refusalLimit) {
    this.suspicious = Math.max(SUSPICIOUS_MEMBERS, concurrency);
    this.limit = limit;
    this.refusalLimit = refusalLimit;
  }

  /** Tells whether the server seems to be down, so that one call at a time is enough. */
  boolean isDown() {
    return failures >= suspicious;
  }

  /**
   * Returns the nanoseconds to wait before the next call; 0 or less if there is nothing to wait.
   */
  long delay(long now) {
    return failures == 0 ? 0 : nextTry - now;
  }

  void succeeded() {
    hasSucceeded = true;
    failures = 0;
    delays = 0;
    refusalsInARow = 0;
    failedMembers.clear();
  }

  /** Counts a refusal: the server responds, but not to this member. */
  void refused(String userKey, String reason) throws RefusalsException {
    failures = 0;
    delays = 0;
    failedMembers.clear();
    refusalsInARow++;
    if (refusalLimit > 0 && refusalsInARow >= refusalLimit) {
      throw ReaderFailures.noted(
          new RefusalsException(
              String.format(
                  Locale.ROOT,
                  "%d members in a row were refused and no call succeeded between; the last was %s"
                      + " (%s). Check the client credentials and the base URL, and start again from"
                      + " the last checkpoint",
                  refusalsInARow,
                  userKey,
                  reason)));
    }
  }

  /**
   * Counts a failure that is not the member's, as far as one can see.
   *
   * @param asked the delay that the server asked for, null if it did not
   * @return true if others' calls succeed, so that it is the member's after all
   * @throws ServerDownException if no call has succeeded for too long
   */
  boolean failed(String userKey, Throwable failure, @Nullable Duration asked, long now)
      throws ServerDownException {
    if (failures == 0) {
      failingSince = now;
    }
    failures++;
    failedMembers.add(userKey);
    delayNextTry(asked, now);
    if (now - failingSince < limit.toNanos()) {
      return false;
    }
    if (hasSucceeded && failedMembers.size() < SUSPICIOUS_MEMBERS) {
      return true;
    }
    throw ReaderFailures.noted(
        new ServerDownException(
            String.format(
                Locale.ROOT,
                "%d calls for %d members failed and none succeeded for %d s; the last failure: %s."
                    + " Start again from the last checkpoint when the server works",
                failures,
                failedMembers.size(),
                TimeUnit.NANOSECONDS.toSeconds(now - failingSince),
                failure.getMessage()),
            failure));
  }

  /**
   * Nothing before the server seems to be down, then 1 s, 2 s, 4 s up to a minute. The calls that
   * were in flight when it went down fail together; only the first of them counts for the delay.
   */
  private void delayNextTry(@Nullable Duration asked, long now) {
    long askedFor = asked == null ? now : now + TimeUnit.NANOSECONDS.convert(asked);
    if (!isDown()) {
      nextTry = askedFor;
      return;
    }
    if (delays == 0 || now - nextTry >= 0) {
      long own = Math.min(FIRST_DELAY.toNanos() << Math.min(delays, 10), LONGEST_DELAY.toNanos());
      delays++;
      nextTry = now + own;
    }
    nextTry = Math.max(nextTry, askedFor);
  }
}
