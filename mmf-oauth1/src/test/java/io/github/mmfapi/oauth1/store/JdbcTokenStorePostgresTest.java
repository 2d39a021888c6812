package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, whose server comes with the tests. */
@Tag("slow")
class JdbcTokenStorePostgresTest extends JdbcTokenStoreContract {

  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;

  @BeforeAll
  static void start() {
    postgres = PostgresOracle.start();
    pool = JdbcInstancesContract.pool(postgres.getPostgresDatabase());
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      pool.close();
      postgres.close();
    }
  }

  @Override
  DataSource dataSource() {
    return pool;
  }

  @Test
  void put_newUserInsertedByOthersMeanwhile_replacesIt() throws Exception {
    CompletableFuture<Void> put;
    try (Connection other = dataSource().getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "INSERT INTO oauth1_token VALUES ('"
              + UserKeys.digest("u")
              + "', 'u', 'other', 'plain:other')");
      // Finds no row to update; its insert waits for the end of the other transaction.
      put = CompletableFuture.runAsync(() -> store().put("u", FIRST));
      awaitLockWait(statement);
      other.commit();
    }
    put.get(20, TimeUnit.SECONDS);
    assertThat(store().find("u")).contains(TokenCredentials.of(FIRST.token(), FIRST.secret()));
  }

  private static void awaitLockWait(Statement statement) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline) {
      try (var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
        rows.next();
        if (rows.getInt(1) > 0) {
          return;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The other insert did not wait");
  }
}
