package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real MariaDB, with the collations that applications usually have. */
@Tag("slow")
class JdbcTokenStoreMariaDbTest extends JdbcTokenStoreContract {

  @TempDir private static Path folder;
  private static MariaDbOracle mariaDb;
  private static HikariDataSource pool;

  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    mariaDb = MariaDbOracle.start(folder);
    run("CREATE DATABASE mmf CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
    run("CREATE DATABASE western CHARACTER SET latin1");
    pool = JdbcInstancesContract.pool(mariaDb.dataSource("mmf", ""));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (mariaDb != null) {
      pool.close();
      mariaDb.close();
    }
  }

  @Override
  DataSource dataSource() {
    return pool;
  }

  @Test
  void userKeys_inADatabaseOfEightBitCharacters_areKept() throws SQLException {
    JdbcTokenStore store = JdbcTokenStore.of(mariaDb.dataSource("western", ""));
    store.createTable();
    List<String> keys = differentKeys();
    keys.forEach(key -> store.put(key, SECOND));
    assertThat(store.userKeys()).containsExactlyElementsOf(keys.stream().sorted().toList());
  }

  @Test
  void put_driverThatCountsChangedRowsOnly_knowsTheUser() throws SQLException {
    JdbcTokenStore store = JdbcTokenStore.of(mariaDb.dataSource("mmf", "useAffectedRows=true"));
    store.put("u", FIRST);
    store.put("u", FIRST);
    store.put("u", SECOND);
    assertThat(store.find("u")).contains(SECOND);
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = mariaDb.dataSource("", "").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
