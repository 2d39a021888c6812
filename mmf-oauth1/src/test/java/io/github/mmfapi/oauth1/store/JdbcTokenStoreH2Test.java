package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbcTokenStoreH2Test extends JdbcTokenStoreContract {

  private static final JdbcConnectionPool POOL =
      JdbcConnectionPool.create("jdbc:h2:mem:tokens;DB_CLOSE_DELAY=-1", "sa", "");

  @AfterAll
  static void close() {
    POOL.dispose();
  }

  @Override
  DataSource dataSource() {
    return POOL;
  }

  @Test
  void find_wrongPassword_saysSo() {
    JdbcConnectionPool wrong =
        JdbcConnectionPool.create("jdbc:h2:mem:tokens;DB_CLOSE_DELAY=-1", "sa", "wrong");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> JdbcTokenStore.of(wrong).find("u"))
        .withMessageContaining("does not accept this user or password");
    wrong.dispose();
  }

  /** As MariaDB's driver counts, if it is told to: rows that change. */
  @Test
  void put_driverThatDoesNotCountAnEqualRow_isNoChange() {
    TokenCredentials token = TokenCredentials.of("token", "s3cret");
    JdbcTokenStore store = JdbcTokenStore.of(new UncountedUpdates(POOL).dataSource());
    store.put("u", token);
    store.put("u", token);
    assertThat(store.find("u")).contains(token);
  }

  @Test
  void find_noConnection_saysSo() {
    JdbcConnectionPool none = JdbcConnectionPool.create("jdbc:h2:tcp://127.0.0.1:1/none", "sa", "");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> JdbcTokenStore.of(none).find("u"))
        .withMessageContaining("No connection")
        .withMessageContaining("cannot be reached")
        .withCauseInstanceOf(SQLException.class);
    none.dispose();
  }
}
