package io.github.mmfapi.flink;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.error.CallOutcome;
import io.github.mmfapi.flink.internal.calls.CallLimiter;
import io.github.mmfapi.flink.internal.calls.Timing;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.TokenStore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the fetchers of one reader share, because Flink makes a new fetcher whenever a reader
 * was idle: client, token store, limiter and the state of the server.
 */
final class ReaderResources implements AutoCloseable {
  private static final int LOOKUPS = 2;

  private final SourceSettings settings;
  private final CallLimiter limiter;
  private final ServerHealth health;
  private final AtomicInteger calls = new AtomicInteger();
  private final TokenStoreFactory.Opened store;
  private final MmfClient client;
  private final MemberClients clients;
  private final ExecutorService lookups;

  /**
   * Opens the client and the store.
   *
   * @param share the calls per second of this reader, 0 for no limit
   * @param lists prepares to read the list of a member
   */
  ReaderResources(
      SourceSettings settings,
      Secrets secrets,
      double share,
      BiFunction<MmfClient, String, MemberWalk> lists) {
    this.settings = settings;
    this.limiter = new CallLimiter(share, System.nanoTime());
    this.health =
        new ServerHealth(settings.concurrency(), settings.outageLimit(), settings.refusalLimit());
    this.client =
        MmfClient.builder()
            .baseUrl(settings.baseUrl())
            .clientCredentials(secrets.clientCredentials())
            .maxConnections(settings.concurrency())
            .listener(new Counting())
            .build();
    try {
      this.store = settings.store().open(secrets);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
    this.clients = new MemberClients(client, lists);
    this.lookups = Executors.newFixedThreadPool(LOOKUPS, new LookupThreads());
  }

  /** Creates a fetcher. */
  MemberFetcher fetcher() {
    return new MemberFetcher(
        settings.concurrency(),
        limiter,
        health,
        Timing.real(),
        this::open,
        () -> calls.getAndSet(0));
  }

  /** Looks up the token once for a list, off the fetcher's thread: a database takes its time. */
  private CompletableFuture<MemberWalk> open(String userKey) {
    TokenStore tokens = store.store();
    return CompletableFuture.supplyAsync(() -> token(tokens, userKey), lookups)
        .thenApply(token -> clients.open(userKey, token));
  }

  /** Returns the token; the provider of the store throws the exception of an unknown user. */
  private static TokenCredentials token(TokenStore tokens, String userKey) {
    return (TokenCredentials) Objects.requireNonNull(tokens.forUser(userKey).tokenCredentials());
  }

  @Override
  public void close() {
    lookups.shutdownNow();
    try (store) {
      client.close();
    }
  }

  /** Counts attempts, and charges the limiter for retries. */
  private final class Counting implements MmfCallListener {
    @Override
    public void started(MmfCall call) {
      if (call.operation().equals(RouteSource.EXTRA_CALL)) {
        limiter.charge();
      }
    }

    @Override
    public void retrying(MmfCall call, int attempt, Duration delay) {
      limiter.charge();
    }

    @Override
    public void finished(
        MmfCall call,
        CallOutcome outcome,
        int attempts,
        Duration took,
        @Nullable Throwable failure) {
      calls.addAndGet(attempts);
    }
  }

  /** Names the threads. */
  private static final class LookupThreads implements ThreadFactory {
    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "mmf-token-lookup-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
