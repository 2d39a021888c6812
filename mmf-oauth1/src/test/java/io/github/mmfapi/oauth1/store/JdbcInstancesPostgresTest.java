package io.github.mmfapi.oauth1.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On a real PostgreSQL, whose server comes with the tests. */
class JdbcInstancesPostgresTest extends JdbcPendingContract {

  private static EmbeddedPostgres postgres;
  private static HikariDataSource pool;

  @BeforeAll
  static void start() {
    postgres = PostgresOracle.start();
    pool = pool(postgres.getPostgresDatabase());
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

  @Override
  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }
}
