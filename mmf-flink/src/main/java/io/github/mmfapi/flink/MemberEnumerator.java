package io.github.mmfapi.flink;

import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.TokenStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Lists the members and hands each reader one at a time. It holds two pages of members at most, and
 * its checkpoint only the last one who was handed out. Used by one thread; only the store is read
 * by another one.
 */
final class MemberEnumerator implements SplitEnumerator<MemberSplit, EnumeratorState> {
  static final int PAGE = 1_000;
  private static final int ATTEMPTS = 3;
  private static final long CHECK_MILLIS = 1_000;

  private final SplitEnumeratorContext<MemberSplit> context;
  private final TokenStoreFactory factory;
  private final @Nullable Duration every;
  private final LongSupplier clock;
  private final Deque<MemberSplit> returned;
  private final Deque<String> members = new ArrayDeque<>();
  private final Deque<Integer> waiting = new ArrayDeque<>();
  private TokenStoreFactory.@Nullable Opened opened;
  private long round;
  private String after;
  private String listedTo;
  private boolean isListed;
  private boolean isLoading;
  private long nextRoundAt;

  /**
   * Creates the enumerator.
   *
   * @param clock returns the time in milliseconds since 1970
   */
  MemberEnumerator(
      SplitEnumeratorContext<MemberSplit> context,
      TokenStoreFactory factory,
      @Nullable Duration every,
      LongSupplier clock,
      EnumeratorState state) {
    this.context = context;
    this.factory = factory;
    this.every = every;
    this.clock = clock;
    this.round = state.round();
    this.after = state.after();
    this.listedTo = state.after();
    this.isListed = state.isRoundListed();
    this.nextRoundAt = state.nextRoundAt();
    this.returned = new ArrayDeque<>(state.returned());
  }

  static EnumeratorState startState(@Nullable Duration every, long now) {
    return new EnumeratorState(0, "", false, every == null ? 0 : now + every.toMillis(), List.of());
  }

  @Override
  public void start() {
    opened = factory.open(Secrets.ofProcess());
    if (every != null) {
      context.callAsync(clock::getAsLong, this::beginRound, CHECK_MILLIS, CHECK_MILLIS);
    }
  }

  private void beginRound(long now, @Nullable Throwable failure) {
    if (failure != null) {
      throw new FlinkRuntimeException("The clock cannot be read", failure);
    }
    if (every == null || !isListed || !members.isEmpty() || now < nextRoundAt) {
      return;
    }
    round++;
    after = "";
    listedTo = "";
    isListed = false;
    nextRoundAt = now + every.toMillis();
    serve();
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    waiting.add(subtask);
    serve();
  }

  private void serve() {
    while (!waiting.isEmpty()) {
      Integer subtask = waiting.element();
      if (!context.registeredReaders().containsKey(subtask)) {
        waiting.remove(); // It failed after its request; its successor asks again.
        continue;
      }
      MemberSplit split = next();
      if (split != null) {
        waiting.remove();
        context.assignSplit(split, subtask);
      } else if (!isListed) {
        break;
      } else if (every == null) {
        waiting.remove();
        context.signalNoMoreSplits(subtask);
      } else {
        break;
      }
    }
    load();
  }

  private @Nullable MemberSplit next() {
    if (!returned.isEmpty()) {
      return returned.remove();
    }
    if (members.isEmpty()) {
      return null;
    }
    after = members.remove();
    return MemberSplit.start(round, after);
  }

  private void load() {
    if (isLoading || isListed || members.size() > PAGE / 2) {
      return;
    }
    isLoading = true;
    TokenStore store = store();
    String from = listedTo;
    context.callAsync(() -> page(store, from), this::loaded);
  }

  /** Reads a page, in another thread; a database may be away for a moment. */
  private static List<String> page(TokenStore store, String from) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return store.userKeysAfter(from, PAGE);
      } catch (TokenStoreException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        Thread.sleep(CHECK_MILLIS << attempt);
      }
    }
  }

  private TokenStore store() {
    if (opened == null) {
      throw new IllegalStateException("the enumerator was not started");
    }
    return opened.store();
  }

  private void loaded(@Nullable List<String> page, @Nullable Throwable failure) {
    isLoading = false;
    if (page == null) {
      throw new FlinkRuntimeException("The members cannot be listed", failure);
    }
    if (page.isEmpty()) {
      isListed = true;
    } else {
      members.addAll(page);
      listedTo = page.get(page.size() - 1);
    }
    serve();
  }

  @Override
  public void addSplitsBack(List<MemberSplit> splits, int subtask) {
    returned.addAll(splits);
    serve();
  }

  @Override
  public void addReader(int subtask) {
    // A reader asks for what it wants.
  }

  /** Returns how many members are in memory. */
  int held() {
    return members.size() + returned.size();
  }

  @Override
  public EnumeratorState snapshotState(long checkpoint) {
    return new EnumeratorState(
        round, after, isListed && members.isEmpty(), nextRoundAt, new ArrayList<>(returned));
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
