package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** How often work is attempted, by the SQLState with which it fails and by whose transaction. */
class DatabaseTest {

  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:attempts;DB_CLOSE_DELAY=-1", "sa", "");

  /** Fails with a state as often as it is told to, and counts. */
  private static final class Contested implements Database.Work<Integer> {
    private final @Nullable String state;
    private final int failures;
    private int attempts;

    Contested(@Nullable String state, int failures) {
      this.state = state;
      this.failures = failures;
    }

    @Override
    public Integer on(Connection connection) throws SQLException {
      attempts++;
      if (attempts <= failures) {
        throw new SQLException("no", state);
      }
      return attempts;
    }
  }

  @AfterEach
  void close() {
    pool.dispose();
  }

  @ParameterizedTest
  @CsvSource({
    "40001, 10",
    "40P01, 10",
    "HYT00, 10",
    "HYT01, 1",
    "42000, 1",
    "23505, 1",
    "08006, 1",
    ", 1"
  })
  void run_failsEachTime_isAttemptedUpToTheLimit(@Nullable String state, int attempts) {
    Database database = Database.joiningCallers(pool, "tokens", "");
    Contested work = new Contested(state, Integer.MAX_VALUE);

    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> database.run("write", work))
        .withMessageContaining(
            "refused to write table tokens (SQLState " + (state == null ? "unknown" : state) + ",");
    assertThat(work.attempts).isEqualTo(attempts);
  }

  @ParameterizedTest
  @CsvSource({"40001, 1", "40001, 9", "HYT00, 1", "HYT00, 9"})
  void run_succeedsWithinTheLimit_returnsTheResult(String state, int failures) {
    Database database = Database.joiningCallers(pool, "tokens", "");

    assertThat(database.run("write", new Contested(state, failures))).isEqualTo(failures + 1);
    assertThat(database.runUnlessDuplicate("write", new Contested(state, failures))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"23505, true", "23000, true", "22001, false", "42000, false", ", false"})
  void runUnlessDuplicate_fails_isADuplicateByItsState(@Nullable String state, boolean duplicate) {
    Database database = Database.joiningCallers(pool, "tokens", "");
    Contested work = new Contested(state, Integer.MAX_VALUE);

    if (duplicate) {
      assertThat(database.runUnlessDuplicate("write", work)).isFalse();
    } else {
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(() -> database.runUnlessDuplicate("write", work));
    }
    assertThat(work.attempts).isEqualTo(1);
  }

  /** Only the caller can repeat a transaction of which the database has undone all. */
  @ParameterizedTest
  @CsvSource({"40001, 1", "HYT00, 10", "42000, 1"})
  void run_failsInATransactionOfTheCaller_isAttemptedWhileThatStands(String state, int attempts) {
    Database database =
        Database.joiningCallers(new TransactionAwareDataSourceProxy(pool), "tokens", "");
    Contested work = new Contested(state, Integer.MAX_VALUE);

    new TransactionTemplate(new DataSourceTransactionManager(pool))
        .executeWithoutResult(
            status ->
                assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> database.run("write", work))
                    .withMessageContaining("(SQLState " + state + ","));
    assertThat(work.attempts).isEqualTo(attempts);
  }
}
