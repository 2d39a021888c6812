package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.flink.internal.calls.CallLimiter;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.JdbcTokenStore;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.testoutput.Leftovers;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the parts of a job give back when Flink closes them. */
@Timeout(60)
class ClosedPartsTest {
  private static final Secrets SECRETS =
      Secrets.of(Map.of(Secrets.CLIENT_KEY, "key", Secrets.CLIENT_SECRET, "client-secret"));

  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch lookedUp = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicBoolean daemon = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);

  private TokenStoreFactory factory(TokenStore store) {
    return secrets -> {
      open.incrementAndGet();
      return new TokenStoreFactory.Opened(store, open::decrementAndGet);
    };
  }

  private static SourceSettings settings(TokenStoreFactory store) {
    return SourceSettings.builder().baseUrl("http://127.0.0.1:1/3.1").store(store).build();
  }

  /** Blocks in a look-up until it is interrupted. */
  private final class SlowStore implements TokenStore {
    @Override
    public Optional<TokenCredentials> find(String userKey) {
      daemon.set(Thread.currentThread().isDaemon());
      lookedUp.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        interrupted.set(true);
        Thread.currentThread().interrupt();
      }
      ended.countDown();
      return Optional.empty();
    }

    @Override
    public void put(String userKey, TokenCredentials token) {
      throw new UnsupportedOperationException("only look-ups");
    }

    @Override
    public boolean remove(String userKey) {
      throw new UnsupportedOperationException("only look-ups");
    }

    @Override
    public List<String> userKeysAfter(String after, int limit) {
      try {
        return withoutDatabase().userKeysAfter(after, limit);
      } finally {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public SortedSet<String> userKeys() {
      throw new UnsupportedOperationException("only look-ups");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readerResources_closedDuringALookup_leaveNothing(MemberList list) throws Exception {
    Leftovers leftovers = Leftovers.fromNowOn();
    SourceSettings settings = settings(factory(new SlowStore()));
    try (ReaderResources resources =
        new ReaderResources(
            settings,
            SECRETS,
            0,
            (client, member) -> list.source(settings).walk(client, member, 25))) {
      MemberFetcher fetcher = resources.fetcher();
      fetcher.handleSplitsChanges(new SplitsAddition<>(List.of(MemberSplit.start(0, "anna"))));
      fetcher.wakeUp();
      assertThat(fetcher.fetch().nextSplit()).isNull();
      lookedUp.await();
      assertThat(open).hasValue(1);
      fetcher.close();
    }
    ended.await();

    assertThat(interrupted).as("the look-up is interrupted").isTrue();
    assertThat(daemon).as("it lets the JVM end").isTrue();
    assertThat(open).as("open stores").hasValue(0);
    leftovers.assertNone("a reader of " + list);
  }

  /** A server that keeps connections open sees them closed. */
  @Test
  void readerResources_closedAfterReading_leaveNoConnection() throws Exception {
    try (FakeServer server = new FakeServer(0, 0, false)) {
      Leftovers leftovers = Leftovers.fromNowOn();
      SourceSettings settings =
          SourceSettings.builder().baseUrl(server.baseUrl()).store(FakeStore.factory(1)).build();
      try (ReaderResources resources =
          new ReaderResources(
              settings,
              SECRETS,
              0,
              (client, member) -> MemberList.WORKOUTS.source(settings).walk(client, member, 25))) {
        readToTheEnd(resources.fetcher(), "m0");
      }
      // Those of the server, which makes them as it needs them.
      leftovers.assertNone("a reader", "pool-", "HTTP-Dispatcher", "idle-timeout");
    }
  }

  private static void readToTheEnd(MemberFetcher fetcher, String... members) throws Exception {
    fetcher.handleSplitsChanges(
        new SplitsAddition<>(
            Stream.of(members).map(member -> MemberSplit.start(0, member)).toList()));
    int finished = 0;
    while (finished < members.length) {
      finished += fetcher.fetch().finishedSplits().size();
    }
  }

  @Test
  void fetcher_whoseMembersAreReadOrRefused_endsTheirWalks() throws Exception {
    List<String> ended = new ArrayList<>();
    MemberFetcher fetcher =
        new MemberFetcher(
            2,
            new CallLimiter(0, 0),
            new ServerHealth(2, Duration.ofMinutes(1), 0),
            new VirtualTime(0),
            member -> CompletableFuture.completedFuture(new OnePage(member, ended)),
            () -> 1);
    readToTheEnd(fetcher, "anna", "refused", "bert");

    assertThat(ended).containsExactlyInAnyOrder("anna", "refused", "bert");
  }

  @Test
  void fetcher_afterALookupThatFailed_looksUpAgain() throws Exception {
    List<String> ended = new ArrayList<>();
    Deque<CompletableFuture<MemberWalk>> lookups =
        new ArrayDeque<>(
            List.of(
                CompletableFuture.failedFuture(
                    MmfTransportException.unanswered(
                        FailedCall.of("GET", "w", 0), new IOException("reset"))),
                CompletableFuture.completedFuture(new OnePage("anna", ended))));
    MemberFetcher fetcher =
        new MemberFetcher(
            2,
            new CallLimiter(0, 0),
            new ServerHealth(2, Duration.ofMinutes(1), 0),
            new VirtualTime(0),
            member -> lookups.remove(),
            () -> 1);
    readToTheEnd(fetcher, "anna");

    assertThat(ended).containsExactly("anna");
    assertThat(lookups).isEmpty();
  }

  /** Has one row, or is refused. */
  private record OnePage(String member, List<String> ended) implements MemberWalk {
    @Override
    public CompletableFuture<PageOfRows> next(ListPosition position) {
      return member.equals("refused")
          ? CompletableFuture.failedFuture(
              MmfApiException.of(FailedCall.of("GET", "w", 200), List.of("no")))
          : CompletableFuture.completedFuture(
              new PageOfRows(List.of(), new ListPosition(1, List.of("k"), 0, true)));
    }

    @Override
    public void end() {
      ended.add(member);
    }
  }

  @Test
  void fetch_interrupted_keepsTheFlag() throws Exception {
    SourceSettings settings = settings(FakeStore.factory(1));
    try (ReaderResources resources =
        new ReaderResources(settings, SECRETS, 0, (client, member) -> position -> null)) {
      Thread.currentThread().interrupt();
      assertThat(resources.fetcher().fetch().nextSplit()).isNull();

      assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
    }
  }

  @Test
  void enumerator_closed_closesItsStore() throws Exception {
    MemberEnumerator enumerator =
        new MemberEnumerator(
            new SimulatedContext(1) {
              @Override
              void assigned(MemberSplit split, int reader) {
                throw new AssertionError("there is no member");
              }
            },
            factory(TokenStore.inMemory()),
            null,
            () -> 0,
            MemberEnumerator.startState(null, 0));
    // Flink closes one that was not started, too.
    enumerator.close();
    enumerator.start();
    assertThat(open).hasValue(1);
    enumerator.handleSplitRequest(0, null);

    enumerator.close();

    assertThat(open).hasValue(0);
  }

  /** Flink interrupts the listing of an enumerator that it closes. */
  @Test
  void enumerator_interruptedWhileItListsAgain_ends() {
    MemberEnumerator enumerator =
        new MemberEnumerator(
            new SimulatedContext(1) {
              @Override
              void assigned(MemberSplit split, int reader) {
                throw new AssertionError("there is no member");
              }
            },
            factory(new SlowStore()),
            null,
            () -> 0,
            MemberEnumerator.startState(null, 0));
    enumerator.start();

    Throwable thrown = catchThrowable(() -> enumerator.handleSplitRequest(0, null));

    assertThat(Thread.interrupted()).isFalse();
    assertThat(thrown).hasCauseInstanceOf(InterruptedException.class);
  }

  private static TokenStore withoutDatabase() {
    DataSource none =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                  throw new SQLException("the database is down");
                });
    return JdbcTokenStore.of(none, "oauth1_token", null);
  }

  @Test
  void jdbcTokenStore_closed_leavesNoThreadAndNoConnection() {
    Leftovers leftovers = Leftovers.fromNowOn();
    JdbcTokenStoreFactory factory =
        new JdbcTokenStoreFactory("jdbc:h2:mem:closed-parts", "sa", "oauth1_token");
    try (TokenStoreFactory.Opened opened = factory.open(SECRETS)) {
      assertThat(catchThrowable(() -> opened.store().find("anna")))
          .hasMessageContaining("oauth1_token");
    }

    leftovers.assertNone("a pool");
  }
}
