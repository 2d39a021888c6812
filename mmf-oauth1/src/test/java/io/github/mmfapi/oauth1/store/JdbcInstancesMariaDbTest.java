package io.github.mmfapi.oauth1.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On a real MariaDB, with the collation that applications usually have. */
class JdbcInstancesMariaDbTest extends JdbcPendingContract {

  @TempDir private static Path folder;
  private static MariaDbOracle mariaDb;
  private static HikariDataSource pool;

  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    mariaDb = MariaDbOracle.start(folder);
    try (Connection connection = mariaDb.dataSource("", "").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE mmf CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
    }
    pool = pool(mariaDb.dataSource("mmf", ""));
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

  @Override
  String url() {
    return mariaDb.url("mmf", "");
  }
}
