package io.github.mmfapi.flink;

import io.github.mmfapi.flink.internal.calls.CallLimiter;
import io.github.mmfapi.flink.internal.calls.CallSteps;
import io.github.mmfapi.flink.internal.calls.FailureKinds;
import io.github.mmfapi.flink.internal.calls.Timing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists of several members at a time, with one call each, as the rate and the state of
 * the server allow. All methods run in the fetcher's thread, except {@link #wakeUp}; calls end in
 * other threads, which only put an {@link EndedCall} into the queue.
 */
final class MemberFetcher implements SplitReader<FetchedPage, MemberSplit> {
  /**
   * After that many failed calls, each with its retries, a member is refused if others' succeed.
   */
  static final int MOST_FAILURES = 3;

  /** How often a list is read again because rows were lost. */
  static final int MOST_READINGS = 3;

  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

  /** No split has an empty name. */
  private static final EndedCall WAKE_UP = new EndedCall("", null, null);

  private final int concurrency;
  private final CallLimiter limiter;
  private final ServerHealth health;
  private final Timing timing;
  private final Function<String, CompletableFuture<MemberWalk>> opener;
  private final IntSupplier callsMade;
  private final BlockingQueue<EndedCall> ended = new LinkedBlockingQueue<>();
  private final Deque<MemberSplit> waiting = new ArrayDeque<>();
  private final List<String> endedBefore = new ArrayList<>();
  private final Map<String, ActiveMember> active = new HashMap<>();
  private int inFlight;
  private long successes;

  /**
   * Creates the fetcher.
   *
   * @param opener looks up the token of a member and prepares to read their list
   * @param callsMade returns how many attempts were made since it was called last
   */
  MemberFetcher(
      int concurrency,
      CallLimiter limiter,
      ServerHealth health,
      Timing timing,
      Function<String, CompletableFuture<MemberWalk>> opener,
      IntSupplier callsMade) {
    this.concurrency = concurrency;
    this.limiter = limiter;
    this.health = health;
    this.timing = timing;
    this.opener = opener;
    this.callsMade = callsMade;
  }

  /** A checkpoint can fall between the last page of a member and the end of their split. */
  @Override
  public void handleSplitsChanges(SplitsChange<MemberSplit> change) {
    for (MemberSplit split : change.splits()) {
      if (split.position().isEnd()) {
        endedBefore.add(split.splitId());
      } else {
        waiting.add(split);
      }
    }
  }

  @Override
  public RecordsWithSplitIds<FetchedPage> fetch() throws IOException {
    RecordsBySplits.Builder<FetchedPage> fetched = new RecordsBySplits.Builder<>();
    if (!endedBefore.isEmpty()) {
      endedBefore.forEach(fetched::addFinishedSplit);
      endedBefore.clear();
      return fetched.build();
    }
    long wait = startCalls();
    try {
      EndedCall call = timing.await(ended, wait);
      while (call != null) {
        handle(call, fetched);
        call = ended.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return fetched.build();
  }

  /** Starts what may be started, and returns the nanoseconds after which more may be. */
  private long startCalls() {
    while (!waiting.isEmpty() && inFlight < (health.isDown() ? 1 : concurrency)) {
      long now = timing.nanoTime();
      long delay = Math.max(limiter.delay(now), health.delay(now));
      if (delay > 0) {
        return Math.min(delay, LONGEST_WAIT);
      }
      limiter.take(now);
      start(waiting.remove());
    }
    return LONGEST_WAIT;
  }

  private void start(MemberSplit split) {
    inFlight++;
    ActiveMember member = active.computeIfAbsent(split.splitId(), id -> new ActiveMember());
    member.split = split;
    CompletableFuture<MemberWalk> walk = member.walk;
    if (walk == null) {
      walk = opener.apply(split.userKey());
      member.walk = walk;
    }
    CompletableFuture<MemberWalk.PageOfRows> call =
        CallSteps.then(walk, opened -> opened.next(split.position()));
    member.call = call;
    var unused =
        call.whenComplete(
            (page, failure) -> ended.add(new EndedCall(split.splitId(), page, failure)));
  }

  private void handle(EndedCall call, RecordsBySplits.Builder<FetchedPage> fetched)
      throws IOException {
    if (call.splitId().isEmpty()) {
      return;
    }
    inFlight--;
    ActiveMember member = active.get(call.splitId());
    if (member == null || member.split == null) {
      throw new IllegalStateException("a call for " + call.splitId() + " ended, who is not read");
    }
    if (call.page() != null) {
      succeeded(member, member.split, call.page(), fetched);
    } else if (call.failure() != null) {
      failed(member, member.split, FailureKinds.unwrap(call.failure()), fetched);
    }
  }

  private void succeeded(
      ActiveMember member,
      MemberSplit split,
      MemberWalk.PageOfRows page,
      RecordsBySplits.Builder<FetchedPage> fetched) {
    health.succeeded();
    successes++;
    member.failures = 0;
    member.pages++;
    MemberSplit after = split.after(page.next());
    List<MemberRecord> records = new ArrayList<>(member.unseen(split, page.rows()));
    records.add(MemberRecord.page(split.userKey(), callsMade.getAsInt()));
    if (page.next().isEnd()) {
      records.add(MemberRecord.done(split.userKey()));
      finish(after, records, fetched);
    } else {
      fetched.add(split.splitId(), new FetchedPage(records, after));
      waiting.addFirst(after);
    }
  }

  private void failed(
      ActiveMember member,
      MemberSplit split,
      Throwable failure,
      RecordsBySplits.Builder<FetchedPage> fetched)
      throws IOException {
    switch (FailureKinds.kind(failure)) {
      case SERVER -> failedAtServer(member, split, failure, fetched);
      case ROWS_LOST -> {
        if (split.readings() >= MOST_READINGS) {
          refuse(split, failure, fetched);
        } else {
          member.forgetSeen();
          waiting.addFirst(split.again());
        }
      }
      case TOKEN -> {
        if (member.pages == 0) {
          refuse(split, failure, fetched);
        } else {
          end(split);
          waiting.addFirst(split);
        }
      }
      case MEMBER -> refuse(split, failure, fetched);
      default ->
          throw failure instanceof CancellationException
              ? new IOException(
                  "the call for member " + split.userKey() + " was cancelled", failure)
              : new IOException(
                  "the list of member " + split.userKey() + " cannot be read", failure);
    }
  }

  private void failedAtServer(
      ActiveMember member,
      MemberSplit split,
      Throwable failure,
      RecordsBySplits.Builder<FetchedPage> fetched)
      throws IOException {
    if (member.walk != null && member.walk.isCompletedExceptionally()) {
      member.walk = null;
    }
    if (member.failures == 0) {
      member.successesBefore = successes;
    }
    member.failures++;
    boolean othersSucceed = successes > member.successesBefore;
    boolean isMembers =
        health.failed(
            split.userKey(), failure, FailureKinds.retryAfter(failure), timing.nanoTime());
    if (isMembers || (member.failures >= MOST_FAILURES && othersSucceed)) {
      refuse(split, failure, fetched);
    } else {
      waiting.addLast(split);
    }
  }

  private void refuse(
      MemberSplit split, Throwable failure, RecordsBySplits.Builder<FetchedPage> fetched)
      throws IOException {
    String reason = FailureKinds.reason(failure);
    if (FailureKinds.kind(failure) != FailureKinds.Kind.SERVER) {
      health.refused(split.userKey(), reason);
    }
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    MemberRecord refusal =
        MemberRecord.refused(split.userKey(), reason, message, callsMade.getAsInt());
    finish(split, List.of(refusal), fetched);
  }

  private void finish(
      MemberSplit split, List<MemberRecord> records, RecordsBySplits.Builder<FetchedPage> fetched) {
    end(split);
    fetched.add(split.splitId(), new FetchedPage(records, split.ended()));
    fetched.addFinishedSplit(split.splitId());
  }

  private void end(MemberSplit split) {
    ActiveMember member = active.remove(split.splitId());
    if (member != null && member.walk != null && !member.walk.isCompletedExceptionally()) {
      member.walk.join().end();
    }
  }

  @Override
  public void wakeUp() {
    ended.add(WAKE_UP);
  }

  @Override
  public void close() {
    active.values().forEach(ActiveMember::cancel);
  }

  /** Is the end of a call, or a wake-up call. */
  private record EndedCall(
      String splitId, MemberWalk.@Nullable PageOfRows page, @Nullable Throwable failure) {}

  /** Is a member whose list is being read. */
  private static final class ActiveMember {
    private @Nullable MemberSplit split;
    private @Nullable CompletableFuture<MemberWalk> walk;
    private @Nullable CompletableFuture<MemberWalk.PageOfRows> call;
    private @Nullable Set<String> earlierKeys;
    private int pages;
    private int failures;
    private long successesBefore;

    /** Leaves out the rows that an earlier reading of the list emitted. */
    private List<MemberRecord> unseen(MemberSplit read, List<MemberRecord> rows) {
      if (read.earlierKeys().isEmpty()) {
        return rows;
      }
      if (earlierKeys == null) {
        earlierKeys = new HashSet<>(read.earlierKeys());
      }
      Set<String> earlier = earlierKeys;
      return rows.stream().filter(row -> !earlier.contains(row.key())).toList();
    }

    private void forgetSeen() {
      earlierKeys = null;
    }

    private void cancel() {
      if (call != null) {
        call.cancel(true);
      }
    }
  }
}
