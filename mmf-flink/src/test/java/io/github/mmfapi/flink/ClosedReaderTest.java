package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.testoutput.Leftovers;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader gives back that could not be made, or whose closing is interrupted. */
@Timeout(60)
class ClosedReaderTest {
  private final AtomicInteger open = new AtomicInteger();

  /** What prevents a reader from being made. */
  private enum Obstacle {
    NO_CREDENTIALS,
    NO_STORE,
    NO_TABLE_OF_THIS_NAME
  }

  @ParameterizedTest
  @EnumSource
  void readerResources_thatCannotBeMade_leaveNothing(Obstacle obstacle) {
    TokenStoreFactory store =
        switch (obstacle) {
          case NO_CREDENTIALS ->
              known -> {
                open.incrementAndGet();
                return new TokenStoreFactory.Opened(TokenStore.inMemory(), open::decrementAndGet);
              };
          case NO_STORE ->
              known -> {
                throw new IllegalStateException("no database");
              };
          case NO_TABLE_OF_THIS_NAME ->
              new JdbcTokenStoreFactory("jdbc:h2:mem:no-table", "sa", "no table; of this name");
        };
    Secrets secrets =
        obstacle == Obstacle.NO_CREDENTIALS
            ? Secrets.of(Map.of())
            : Secrets.of(Map.of(Secrets.CLIENT_KEY, "key", Secrets.CLIENT_SECRET, "client-secret"));
    Leftovers leftovers = Leftovers.fromNowOn();

    assertThat(
            catchThrowable(
                () ->
                    new ReaderResources(
                        SourceSettings.builder()
                            .baseUrl("http://127.0.0.1:1/3.1")
                            .store(store)
                            .build(),
                        secrets,
                        0,
                        (client, member) -> position -> null)))
        .isInstanceOf(RuntimeException.class);

    assertThat(open).hasValue(0);
    leftovers.assertNone("a reader with " + obstacle);
  }

  /** What the fetcher uses is closed after it, also if closing it is interrupted. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reader_closed_closesItsResourcesLast(boolean isInterrupted) {
    List<String> closed = new CopyOnWriteArrayList<>();
    MemberReader reader =
        new MemberReader(
            () -> new IdleFetcher(closed), readerContext(), 1, () -> closed.add("resources"));
    reader.addSplits(List.of(MemberSplit.start(0, "anna")));
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }

    Throwable thrown = catchThrowable(reader::close);

    assertThat(Thread.interrupted() || thrown instanceof InterruptedException)
        .isEqualTo(isInterrupted);
    assertThat(closed).contains("resources");
    if (!isInterrupted) {
      assertThat(closed).containsExactly("fetcher", "resources");
    }
  }

  private static SourceReaderContext readerContext() {
    return (SourceReaderContext)
        Proxy.newProxyInstance(
            SourceReaderContext.class.getClassLoader(),
            new Class<?>[] {SourceReaderContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "metricGroup" -> UnregisteredMetricsGroup.createSourceReaderMetricGroup();
                  case "getConfiguration" -> new Configuration();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** Fetches nothing until it is woken up. */
  private static final class IdleFetcher implements SplitReader<FetchedPage, MemberSplit> {
    private final Semaphore wakeUps = new Semaphore(0);
    private final List<String> closed;

    IdleFetcher(List<String> closed) {
      this.closed = closed;
    }

    @Override
    public RecordsWithSplitIds<FetchedPage> fetch() {
      wakeUps.acquireUninterruptibly();
      return new RecordsBySplits.Builder<FetchedPage>().build();
    }

    @Override
    public void handleSplitsChanges(SplitsChange<MemberSplit> change) {
      wakeUps.release();
    }

    @Override
    public void wakeUp() {
      wakeUps.release();
    }

    @Override
    public void close() {
      closed.add("fetcher");
    }
  }
}
