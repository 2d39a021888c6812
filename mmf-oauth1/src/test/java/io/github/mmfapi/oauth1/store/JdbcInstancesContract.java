package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What several instances of a server keep in one database, on every database. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class JdbcInstancesContract {

  /** The nonces that are offered to two processes. */
  private static final int NONCES = Integer.getInteger("nonces.count", 1_000);

  /** The threads that do something at the same time; a pool has more connections. */
  static final int THREADS = 8;

  private static final Duration WINDOW = Duration.ofSeconds(10);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochSecond(100_000));

  /** A pool, as applications have one. */
  abstract DataSource dataSource();

  /** The URL of the same database for other processes. */
  abstract String url();

  @BeforeEach
  void emptyTables() throws SQLException {
    store(0).createTable();
    execute("DELETE FROM " + JdbcNonceStore.DEFAULT_TABLE);
  }

  /** Opens a store as another instance has it, whose clock differs by some seconds. */
  private JdbcNonceStore store(long ahead) {
    return store(dataSource(), ahead, 100);
  }

  private JdbcNonceStore store(DataSource source, long ahead, int capacity) {
    InstantSource clock = () -> now.get().plusSeconds(ahead);
    return JdbcNonceStore.builder()
        .dataSource(source)
        .clock(clock.withZone(ZoneOffset.UTC))
        .window(WINDOW)
        .capacity(capacity)
        .build();
  }

  static HikariDataSource pool(DataSource source) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(10);
    return pool;
  }

  /** Runs work in all threads of a pool, which wait for each other first. */
  static <T> List<T> together(ExecutorService pool, IntFunction<T> work) {
    CyclicBarrier barrier = new CyclicBarrier(THREADS);
    List<CompletableFuture<T>> results = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      results.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  barrier.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                  throw new IllegalStateException(e);
                }
                return work.apply(number);
              },
              pool));
    }
    return results.stream().map(CompletableFuture::join).toList();
  }

  private void setClock(long second) {
    now.set(Instant.ofEpochSecond(second));
  }

  @Test
  void register_combination_isNewOnceInAllInstances() {
    JdbcNonceStore one = store(0);
    JdbcNonceStore other = store(3);
    assertThat(one.register("c", "t", 100_000, "n")).isTrue();
    assertThat(one.register("c", "t", 100_000, "n")).isFalse();
    assertThat(other.register("c", "t", 100_000, "n")).isFalse();
    assertThat(other.register("c", "t", 100_001, "n")).isTrue();
    assertThat(one.register("c", "u", 100_000, "n")).isTrue();
    assertThat(other.register("c", null, 100_000, "n")).isTrue();
    assertThat(one.register("c", null, 100_000, "n")).isFalse();
    assertThat(one.register("d", "t", 100_000, "n")).isTrue();
    assertThat(one.register("c", "t", 100_000, "N")).as("case counts").isTrue();
    assertThat(one.register("c", "t", 100_000, "n ")).as("blanks count").isTrue();
    assertThat(one.register("ab", "c", 100_000, "n")).isTrue();
    assertThat(one.register("a", "bc", 100_000, "n")).as("parts are apart").isTrue();
  }

  @Test
  void register_timestampOutsideTheWindow_isRefused() {
    JdbcNonceStore store = store(0);
    assertThat(store.register("c", "t", 99_989, "n")).isFalse();
    assertThat(store.register("c", "t", 99_990, "n")).isTrue();
    assertThat(store.register("c", "t", 100_010, "n")).isTrue();
    assertThat(store.register("c", "t", 100_011, "n")).isFalse();
    setClock(0);
    assertThat(store.register("c", "t", -1, "n")).isFalse();
  }

  @Test
  void register_asTimePasses_deletesWhatLeftTheWindow() throws SQLException {
    JdbcNonceStore one = store(0);
    JdbcNonceStore other = store(0);
    for (int i = 0; i < 200; i++) {
      setClock(100_000 + i);
      assertThat((i % 2 == 0 ? one : other).register("c", "t", 100_000 + i, "n")).isTrue();
    }
    assertThat(number("SELECT COUNT(*) FROM oauth1_nonce WHERE request_time >= 0"))
        .isLessThanOrEqualTo(10 + 5 + 1);
    setClock(100_000 + 300_000);
    assertThat(one.register("c", "t", 400_000, "n")).isTrue();
    // Seconds that were dropped less than a day ago, and the nonce.
    assertThat(number("SELECT COUNT(*) FROM oauth1_nonce WHERE request_time < 0")).isZero();
    assertThat(number("SELECT COUNT(*) FROM oauth1_nonce")).isEqualTo(1);
  }

  @Test
  void register_manySecondsExpireAtOnce_areDeletedInBatches() throws SQLException {
    execute(
        IntStream.range(0, NonceExpiry.BATCH * 3)
            .mapToObj(second -> "(" + second + ", 'd')")
            .collect(Collectors.joining(", ", "INSERT INTO oauth1_nonce VALUES ", "")));
    JdbcNonceStore store = store(dataSource(), 0, 1_000);
    List<Long> left = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      store.register("c", "t", 100_000, "n" + i);
      left.add(number("SELECT COUNT(*) FROM oauth1_nonce WHERE nonce_digest = 'd'"));
    }
    assertThat(left).containsExactly(200L, 100L, 0L, 0L);
  }

  @Test
  void register_full_refusesRatherThanForgets() throws SQLException {
    JdbcNonceStore store = store(0);
    for (int i = 0; i < 100; i++) {
      assertThat(store.register("c", "t", 100_000 + i % 2, "n" + i)).isTrue();
    }
    for (JdbcNonceStore instance : List.of(store, store(0))) {
      assertThatExceptionOfType(OAuth1RefusedException.class)
          .isThrownBy(() -> instance.register("c", "t", 100_000, "one too many"))
          .withMessageContaining("100 nonces")
          .withMessageContaining("oauth1_nonce")
          .extracting(OAuth1RefusedException::reason)
          .isEqualTo(Reason.NONCE_STORE_FULL);
      assertThat(instance.register("c", "t", 100_000, "n0")).as("a known replay").isFalse();
    }
    assertThat(number("SELECT COUNT(*) FROM oauth1_nonce")).isEqualTo(100);

    setClock(100_011);
    assertThat(store.register("c", "t", 100_011, "one too many")).isTrue();
    assertThat(number("SELECT COUNT(*) FROM oauth1_nonce WHERE request_time >= 0")).isEqualTo(51);
  }

  @Test
  void register_fullOfWhatAClockAheadAccepted_makesRoom() {
    JdbcNonceStore ahead = store(80_000);
    for (int i = 0; i < 100; i++) {
      assertThat(ahead.register("c", "t", 180_000, "n" + i)).isTrue();
    }
    assertThat(store(0).register("c", "t", 100_000, "n")).isTrue();
    assertThat(ahead.register("c", "t", 180_000, "n0")).as("a replay").isFalse();
  }

  @Test
  void register_instanceWhoseClockIsAhead_letsNoReplayPass() {
    JdbcNonceStore right = store(0);
    JdbcNonceStore ahead = store(3_600);
    assertThat(right.register("c", "t", 100_000, "n")).isTrue();
    assertThat(ahead.register("c", "t", 103_600, "m")).as("drops 100000").isTrue();
    assertThat(right.register("c", "t", 100_000, "n")).isFalse();
    assertThat(right.register("c", "t", 100_001, "n")).isTrue();
    setClock(103_600);
    assertThat(right.register("c", "t", 103_600, "m")).as("an hour later").isFalse();
    assertThat(right.register("c", "t", 103_600, "other")).isTrue();
  }

  @Test
  void register_clocksThatDifferAndAreSet_acceptNothingTwiceAndWhatIsNew() {
    Random random = new Random(20130116);
    List<JdbcNonceStore> instances =
        List.of(store(dataSource(), 0, 10_000), store(dataSource(), 4_000, 10_000));
    TreeMap<Long, String> accepted = new TreeMap<>();
    long second = 1_000_000;
    for (int i = 0; i < 300; i++) {
      second += random.nextInt(50) == 0 ? random.nextInt(20_001) - 10_000 : random.nextInt(3);
      setClock(second);
      int turn = random.nextInt(2);
      JdbcNonceStore instance = instances.get(turn);
      long timestamp = second + turn * 4_000L + random.nextInt(21) - 10;
      Long near = accepted.ceilingKey(timestamp);
      boolean isNew = instance.register("c", "t", timestamp, "n" + i);
      if (near == null || near != timestamp) {
        assertThat(isNew).as("%d at %d, step %d", timestamp, second, i).isTrue();
      }
      assertThat(instance.register("c", "t", timestamp, "n" + i)).as("replay %d", i).isFalse();
      if (isNew) {
        accepted.put(timestamp, "n" + i);
      }
    }
    for (long timestamp : accepted.keySet()) {
      setClock(timestamp);
      assertThat(instances.get(0).register("c", "t", timestamp, accepted.get(timestamp))).isFalse();
    }
  }

  @Test
  void register_sameNonceAtTheSameTime_isAcceptedOnce() {
    List<JdbcNonceStore> instances = List.of(store(0), store(0));
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < 25; round++) {
        String nonce = "n" + round;
        List<Boolean> accepted =
            together(pool, thread -> instances.get(thread % 2).register("c", "t", 100_000, nonce));
        assertThat(accepted.stream().filter(isNew -> isNew)).as(nonce).hasSize(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void register_twoProcessesAreOfferedTheSameNonces_eachIsAcceptedOnce() throws Exception {
    long firstSecond = Clock.systemUTC().instant().getEpochSecond();
    NonceOffering one = NonceOffering.start(url(), NONCES, 32, firstSecond);
    try {
      NonceOffering other = NonceOffering.start(url(), NONCES, 32, firstSecond);
      try {
        one.awaitReady();
        other.awaitReady();
        long begin = Clock.systemUTC().millis() + 200;
        one.beginAt(begin);
        other.beginAt(begin);
        BitSet byOne = one.accepted();
        BitSet byOther = other.accepted();
        System.out.printf(
            Locale.ROOT,
            "%s: %d nonces offered to two processes: %d and %d accepted, %d ms%n",
            getClass().getSimpleName(),
            NONCES,
            byOne.cardinality(),
            byOther.cardinality(),
            Clock.systemUTC().millis() - begin);
        assertThat(byOne.intersects(byOther)).as("accepted by both").isFalse();
        BitSet all = (BitSet) byOne.clone();
        all.or(byOther);
        assertThat(all.cardinality()).as("accepted by one").isEqualTo(NONCES);
      } finally {
        other.close();
      }
    } finally {
      one.close();
    }
  }

  @Test
  void register_inATransactionOfTheCaller_isRefused() throws SQLException {
    DataSource source = dataSource();
    JdbcNonceStore joining = store(new TransactionAwareDataSourceProxy(source), 0, 100);
    assertThat(joining.register("c", "t", 100_000, "without")).isTrue();
    new TransactionTemplate(new DataSourceTransactionManager(source))
        .executeWithoutResult(
            status ->
                assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> joining.register("c", "t", 100_000, "n"))
                    .withMessageContaining("takes no part in transactions"));
    assertThat(number("SELECT COUNT(*) FROM oauth1_nonce")).isEqualTo(1);
  }

  @Test
  void missingTable_saysWhatToDo() {
    JdbcNonceStore missing =
        JdbcNonceStore.builder().dataSource(dataSource()).table("no_such_table").build();
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(
            () -> missing.register("c", "t", Clock.systemUTC().instant().getEpochSecond(), "n"))
        .withMessageContaining("no_such_table")
        .withMessageContaining("createTable()");
  }

  @Test
  void createTable_tableOfSomethingElse_isRefused() throws SQLException {
    execute("CREATE TABLE something_else (a INT)");
    try {
      JdbcNonceStore nonces =
          JdbcNonceStore.builder().dataSource(dataSource()).table("something_else").build();
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(nonces::createTable)
          .withMessageContaining("choose another name");
      JdbcAuthorizationStore pending =
          JdbcAuthorizationStore.builder().dataSource(dataSource()).table("something_else").build();
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(pending::createTable)
          .withMessageContaining("choose another name");
    } finally {
      execute("DROP TABLE something_else");
    }
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  final long number(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }
}
